//! The filter of the list of recommendations. It lives in the address and nowhere else.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::recommendation::PanelView;
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::domain::word::words;
use crate::query::answer::Combined;
use crate::query::chosen::Chosen;
use crate::query::delivery::LastUpdate;
use crate::query::list::Row;
use crate::query::{search, waiting};
use crate::route::{encode, pairs};

words! {
    /// Something a recommendation waits for.
    Need, form "a need", absent Response {
        /// An addressee has not answered.
        Response = "response", "Needs a response";
        /// Accepted, and no update was ever given, or none for six months.
        Update = "update", "Needs an update";
        /// A mark on a paper is in doubt.
        Clarity = "clarity", "Not clear in source";
        /// Two people set different values.
        Choice = "choice", "Two versions to choose from";
    }
}

words! {
    /// What the list is sorted by.
    Sort, form "a column", absent Number {
        /// The number in the report.
        Number = "number", "Number";
        /// The title.
        Title = "title", "Recommendation";
        /// The theme, in the report's order.
        Theme = "theme", "Theme";
        /// The answer.
        Response = "response", "Answer";
        /// What officers say.
        Delivery = "delivery", "Officers say";
        /// The panel's view.
        Panel = "panel", "Panel's view";
        /// The last update.
        Updated = "updated", "Last update";
    }
}

words! {
    /// Which way the list runs.
    Direction, form "asc or desc", absent Ascending {
        /// Smallest first.
        Ascending = "asc", "ascending";
        /// Largest first.
        Descending = "desc", "descending";
    }
}

/// Which recommendations are listed, and in what order. Nothing chosen means all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filter {
    /// Words to find.
    pub text: String,
    /// Themes.
    pub themes: Chosen<RecordId>,
    /// Answers.
    pub answers: Chosen<Answer>,
    /// What officers say.
    pub deliveries: Chosen<Delivery>,
    /// The panel's views.
    pub panel_views: Chosen<PanelView>,
    /// Addressees.
    pub addressees: Chosen<RecordId>,
    /// What is waited for.
    pub needs: Chosen<Need>,
    /// The column sorted by.
    pub sort: Sort,
    /// The direction.
    pub direction: Direction,
}

impl Filter {
    /// The filter that lists everything by number.
    pub fn all() -> Self {
        Self {
            text: String::new(),
            themes: Chosen::new(),
            answers: Chosen::new(),
            deliveries: Chosen::new(),
            panel_views: Chosen::new(),
            addressees: Chosen::new(),
            needs: Chosen::new(),
            sort: Sort::Number,
            direction: Direction::Ascending,
        }
    }

    /// The filter for one answer.
    pub fn answered(answer: Answer) -> Self {
        let mut filter = Self::all();
        filter.answers.insert(answer);
        filter
    }

    /// The filter for one need.
    pub fn needing(need: Need) -> Self {
        let mut filter = Self::all();
        filter.needs.insert(need);
        filter
    }

    /// Reads the query part of an address. Names and values that are not known are passed over.
    ///
    /// ```
    /// use scrutiny_tracker::query::filter::Filter;
    /// let filter = Filter::parse("q=pay&response=declined,unheard-of&colour=red");
    /// assert_eq!(filter.query(), "q=pay&response=declined");
    /// ```
    pub fn parse(query: &str) -> Self {
        let mut filter = Self::all();
        for (name, value) in pairs(query) {
            match name.as_str() {
                "q" => filter.text = value,
                "theme" => filter.themes.extend(ids(&value)),
                "response" => filter.answers.extend(known(&value, Answer::from_word)),
                "delivery" => filter.deliveries.extend(known(&value, Delivery::from_word)),
                "panel" => filter
                    .panel_views
                    .extend(known(&value, PanelView::from_word)),
                "owner" => filter.addressees.extend(ids(&value)),
                "needs" => filter.needs.extend(known(&value, Need::from_word)),
                "sort" => filter.sort = Sort::from_word(&value).unwrap_or(filter.sort),
                "dir" => {
                    filter.direction = Direction::from_word(&value).unwrap_or(filter.direction)
                }
                _ => {}
            }
        }
        filter
    }

    /// The query part of the address, always in the same order; empty when nothing is chosen.
    pub fn query(&self) -> String {
        let mut query = String::new();
        write_part(&mut query, "q", &mut [self.text.as_str()].into_iter());
        write_part(
            &mut query,
            "theme",
            &mut self.themes.iter().map(RecordId::as_str),
        );
        write_part(
            &mut query,
            "response",
            &mut self.answers.iter().map(|answer| answer.word()),
        );
        write_part(
            &mut query,
            "delivery",
            &mut self.deliveries.iter().map(|delivery| delivery.word()),
        );
        write_part(
            &mut query,
            "panel",
            &mut self.panel_views.iter().map(|view| view.word()),
        );
        write_part(
            &mut query,
            "owner",
            &mut self.addressees.iter().map(RecordId::as_str),
        );
        write_part(
            &mut query,
            "needs",
            &mut self.needs.iter().map(|need| need.word()),
        );
        if (self.sort, self.direction) != (Sort::Number, Direction::Ascending) {
            write_part(&mut query, "sort", &mut [self.sort.word()].into_iter());
            write_part(&mut query, "dir", &mut [self.direction.word()].into_iter());
        }
        query
    }

    /// Whether nothing is left out, however the list is sorted.
    pub fn admits_everything(&self) -> bool {
        let mut unsorted = self.clone();
        unsorted.sort = Sort::Number;
        unsorted.direction = Direction::Ascending;
        unsorted == Self::all()
    }

    /// The same filter, sorted by a column; turned round where it is sorted by it already.
    pub fn sorted_by(mut self, sort: Sort) -> Self {
        self.direction = match (self.sort == sort, self.direction) {
            (true, Direction::Ascending) => Direction::Descending,
            _ => Direction::Ascending,
        };
        self.sort = sort;
        self
    }

    /// Whether a recommendation is listed.
    pub fn admits(&self, row: &Row) -> bool {
        search::matches(&search::words(&self.text), &row.searched) && self.has_chosen(row)
    }

    /// Whether a recommendation has what was chosen, whatever its words.
    fn has_chosen(&self, row: &Row) -> bool {
        self.themes.admits(&row.theme)
            && self.admits_answer(row)
            && self.deliveries.admits(&row.delivery)
            && self.panel_views.admits(&row.panel_view)
            && (self.addressees.is_empty()
                || row
                    .addressees
                    .iter()
                    .any(|one| self.addressees.contains(one)))
            && (self.needs.is_empty()
                || self.needs.iter().any(|need| waiting::has_need(row, *need)))
    }

    fn admits_answer(&self, row: &Row) -> bool {
        self.answers.is_empty()
            || match row.answer {
                Combined::Agreed(answer) => self.answers.contains(&answer),
                // Where answers differ, the recommendation belongs to each that was given.
                Combined::Differing => row.given.iter().any(|answer| self.answers.contains(answer)),
            }
    }

    /// The recommendations that are listed, in the order asked for; without a copy where nothing is asked.
    pub fn apply<'a>(&self, rows: &'a [Row]) -> Cow<'a, [Row]> {
        let words = search::words(&self.text);
        if words.is_empty() {
            return self.of_found(rows);
        }
        let found = rows
            .iter()
            .filter(|row| search::matches(&words, &row.searched));
        Cow::Owned(self.chosen_of(&mut found.cloned()))
    }

    /// As [`Filter::apply`], where the recommendations are those that have the words of the search. Where nothing else
    /// is asked, they stand as they are: with each key they would be as many as the whole list.
    pub fn of_found<'a>(&self, found: &'a [Row]) -> Cow<'a, [Row]> {
        let mut words_alone = Self::all();
        words_alone.text.clone_from(&self.text);
        let in_order = |a: &Row, b: &Row| (a.number, &a.id) <= (b.number, &b.id);
        if *self == words_alone && found.is_sorted_by(in_order) {
            return Cow::Borrowed(found);
        }
        Cow::Owned(self.chosen_of(&mut found.iter().cloned()))
    }

    fn chosen_of(&self, found: &mut dyn Iterator<Item = Row>) -> Vec<Row> {
        let listed = found.filter(|row| self.has_chosen(row)).collect();
        sorted(listed, &|a, b| self.compare(a, b))
    }

    /// By the column, missing values last whichever way the list runs, ties by number.
    fn compare(&self, a: &Row, b: &Row) -> Ordering {
        let turn = |order: Ordering| match self.direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        };
        let column = match self.sort {
            Sort::Number => turn(a.number.cmp(&b.number)),
            Sort::Title => turn(a.searched_title().cmp(b.searched_title())),
            Sort::Theme => turn(a.theme_order.cmp(&b.theme_order)),
            Sort::Response => turn(a.answer.cmp(&b.answer)),
            Sort::Delivery => missing_last(
                Some(a.delivery).filter(|delivery| *delivery != Delivery::NotStated),
                Some(b.delivery).filter(|delivery| *delivery != Delivery::NotStated),
                turn,
            ),
            Sort::Panel => missing_last(
                Some(a.panel_view).filter(|view| *view != PanelView::NotConsidered),
                Some(b.panel_view).filter(|view| *view != PanelView::NotConsidered),
                turn,
            ),
            Sort::Updated => missing_last(dated(a), dated(b), turn),
        };
        column
            .then(a.number.cmp(&b.number))
            .then_with(|| a.id.cmp(&b.id))
    }
}

/// Writes one part of an address's query, unless it has no values.
fn write_part(query: &mut String, name: &str, values: &mut dyn Iterator<Item = &str>) {
    let mut list = String::new();
    for value in values {
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(&encode(value));
    }
    if list.is_empty() {
        return;
    }
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(name);
    query.push('=');
    query.push_str(&list);
}

fn missing_last<T: Ord>(
    a: Option<T>,
    b: Option<T>,
    turn: impl Fn(Ordering) -> Ordering,
) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => turn(a.cmp(&b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

fn dated(row: &Row) -> Option<time::Date> {
    match row.last_update {
        LastUpdate::Dated(day) => Some(day),
        LastUpdate::Undated | LastUpdate::None => None,
    }
}

fn known<T>(value: &str, from_word: fn(&str) -> Option<T>) -> impl Iterator<Item = T> {
    value.split(',').filter_map(from_word)
}

fn ids(value: &str) -> impl Iterator<Item = RecordId> {
    value
        .split(',')
        .filter(|id| !id.is_empty())
        .map(RecordId::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_reads_back_from_its_query() {
        let query = "q=care+%26+pay&theme=care-work/theme/1,care-work/theme/2&response=in-part,declined&delivery=slowed&needs=response&sort=updated&dir=desc";
        assert_eq!(Filter::parse(query).query(), query);
    }

    #[test]
    fn unknown_names_and_values_are_passed_over() {
        assert_eq!(
            Filter::parse("response=maybe&colour=red&sort=mood"),
            Filter::all()
        );
        assert_eq!(Filter::all().query(), "");
    }
}

//! The numbered recommendations of a report, with their themes and supporting paragraphs.

use crate::domain::date::StatedDate;
use crate::domain::order::in_order;
use crate::domain::recommendation::Verb;
use crate::exchange::papers::Found;
use crate::exchange::papers::blocks::{Begins, Block};
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::heads::{named, number_at};
use crate::exchange::papers::lines::{goes_on, is_finished};
use crate::exchange::papers::remark::{Matter, Remarks};
use crate::exchange::papers::report::Recommendation;
use crate::exchange::papers::schedule::dated;
use crate::exchange::papers::sections::{Section, section_of};

/// The recommendations and their themes.
pub(super) struct List {
    pub themes: Vec<Found>,
    pub recommendations: Vec<Recommendation>,
}

/// How the recommendations of a report begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `Recommendation 1:`, wherever they stand.
    Heads,
    /// `1.` under a heading "Recommendations".
    Numbers,
    /// A number alone, from the cells of a table.
    Bare,
    /// Rows of a table, a number in the first cell.
    Rows,
    /// Bullets under a heading "Recommendations".
    Bullets,
}

pub(super) fn list(blocks: &[Block<'_>], remarks: &mut Remarks) -> List {
    let style = style(blocks);
    let mut reader = Reader {
        style,
        themes: Vec::new(),
        found: Vec::new(),
        theme: None,
        heading: None,
        open: false,
        in_wording: false,
    };
    let mut section = Section::Other;
    for block in blocks {
        if let Some(next) = block.heading().and_then(section_of) {
            section = next;
            reader.heading = None;
            reader.in_wording = false;
            reader.open = false;
        } else if section != Section::Contents {
            reader.take(block, section == Section::Recommendations, remarks);
        }
    }
    if style == Style::Bullets && !reader.found.is_empty() {
        remarks.add(0, Matter::NotNumbered);
    }
    reader.finish(remarks)
}

fn style(blocks: &[Block<'_>]) -> Style {
    let mut section = Section::Other;
    let mut in_list = None;
    for block in blocks {
        match block.heading().and_then(section_of) {
            Some(next) => section = next,
            None if section == Section::Contents => {}
            None => match block.begins {
                Begins::Head(_) => return Style::Heads,
                _ if section != Section::Recommendations || in_list.is_some() => {}
                Begins::Number(1) => in_list = Some(Style::Numbers),
                Begins::Bare(1) => in_list = Some(Style::Bare),
                Begins::Row if row(block).is_some() => in_list = Some(Style::Rows),
                Begins::Bullet => in_list = Some(Style::Bullets),
                _ => {}
            },
        }
    }
    in_list.unwrap_or(Style::Heads)
}

/// A row of a table of recommendations: the number, the wording, and the cells after it. The wording
/// is the longest cell.
fn row<'a>(block: &Block<'a>) -> Option<(u32, &'a str, Vec<&'a str>)> {
    let line = block.lines.first()?;
    let mut cells = line.split('\t').map(str::trim);
    let first = cells.next()?.trimmed_start("Rr*");
    let (number, rest) = number_at(first)?;
    if !rest.trimmed_end(".)*").is_empty() || number == 0 {
        return None;
    }
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let longest = cells.iter().max_by_key(|cell| cell.len()).copied()?;
    let others = cells.into_iter().filter(|cell| *cell != longest).collect();
    Some((number, longest, others))
}

struct Reader {
    style: Style,
    themes: Vec<Found>,
    found: Vec<Recommendation>,
    theme: Option<usize>,
    /// A heading that may be that of a theme.
    heading: Option<Found>,
    /// Whether what follows may belong to the recommendation met last.
    open: bool,
    /// Whether the piece before belongs to its wording.
    in_wording: bool,
}

impl Reader {
    fn take(&mut self, block: &Block<'_>, in_list: bool, remarks: &mut Remarks) {
        let begins = match (self.style, block.begins) {
            (_, Begins::Head(number)) => Some((number, block.text())),
            (Style::Numbers, Begins::Number(number)) if in_list => Some((number, block.text())),
            (Style::Bare, Begins::Bare(number)) if in_list && number == self.next() => {
                Some((number, String::new()))
            }
            (Style::Rows, Begins::Row) if in_list => {
                row(block).map(|(number, wording, _)| (number, wording.to_owned()))
            }
            (Style::Bullets, Begins::Bullet) if in_list => Some((self.next(), block.text())),
            _ => None,
        };
        if let Some((number, wording)) = begins {
            return self.begin(number, wording, block);
        }
        // Numbers alone are of pages.
        if matches!(block.begins, Begins::Bare(_)) {
            return;
        }
        let in_wording = std::mem::take(&mut self.in_wording);
        match block.begins {
            Begins::Number(number) if self.open && self.style != Style::Numbers => {
                self.paragraph(number)
            }
            _ if in_wording && self.goes_on(block) => self.in_wording = true,
            _ => match block.heading() {
                Some(words) => {
                    self.open = false;
                    self.heading = Some(Found {
                        text: words.to_owned(),
                        line: block.line,
                    });
                }
                None => self.pass(block, in_list, remarks),
            },
        }
    }

    fn next(&self) -> u32 {
        self.found.last().map_or(1, |one| one.number + 1)
    }

    fn begin(&mut self, number: u32, wording: String, block: &Block<'_>) {
        if let Some(heading) = self.heading.take() {
            let same = |theme: &Found| theme.text.eq_ignore_ascii_case(&heading.text);
            let place = self.themes.iter().position(same).unwrap_or_else(|| {
                self.themes.push(heading.clone());
                self.themes.len() - 1
            });
            self.theme = Some(place);
        }
        self.open = true;
        self.in_wording = !block.is_cell;
        self.found.push(Recommendation {
            number,
            wording: Found {
                text: wording,
                line: block.line,
            },
            verb: None,
            portfolios: Vec::new(),
            theme: self.theme,
            paragraphs: Vec::new(),
            due: None,
        });
    }

    fn paragraph(&mut self, number: u32) {
        if let Some(last) = self.found.last_mut()
            && !last.paragraphs.contains(&number)
            && last.paragraphs.len() < 100
        {
            last.paragraphs.push(number);
        }
    }

    /// Whether a piece belongs to the wording met last: the wording has not begun, announces a list,
    /// or stopped in the middle of a sentence.
    fn goes_on(&mut self, block: &Block<'_>) -> bool {
        let Some(last) = self.found.last_mut() else {
            return false;
        };
        let words = &mut last.wording.text;
        let text = block.text();
        if words.is_empty() {
            last.wording.line = block.line;
            *words = text;
        } else if block.begins == Begins::Bullet
            && (words.ends_in(":;,") || words.ends_with(" and") || words.contains('\n'))
        {
            words.push('\n');
            words.push_str(&text);
        } else if block.begins == Begins::Plain && goes_on(words, &text) {
            words.push(' ');
            words.push_str(&text);
        } else {
            return false;
        }
        true
    }

    /// A piece among the recommendations that is none: an introduction, or an explanation without a
    /// number. Where the list itself is short of words it is listed.
    fn pass(&self, block: &Block<'_>, in_list: bool, remarks: &mut Remarks) {
        let before = in_list && self.found.is_empty();
        if in_list && !before && self.style != Style::Heads && !is_finished(&block.text()) {
            remarks.left_over(block.line, &block.text());
        }
    }

    fn finish(self, remarks: &mut Remarks) -> List {
        let mut kept: Vec<Recommendation> = Vec::new();
        for one in in_order(self.found, |one| one.number) {
            if one.wording.text.trim().is_empty() {
                // A report may name a number as a heading, and print the words elsewhere.
                remarks.add(one.wording.line, Matter::NoWords(one.number));
                continue;
            }
            match kept.last_mut() {
                Some(last) if last.number == one.number => again(last, one, remarks),
                _ => kept.push(one),
            }
        }
        let mut next = 1;
        for one in &mut kept {
            for missing in (next..one.number).take(20) {
                remarks.add(one.wording.line, Matter::Gap(missing));
            }
            next = one.number + 1;
            let lower = one.wording.text.to_ascii_lowercase();
            one.verb = Verb::ALL
                .iter()
                .copied()
                .find(|verb| lower.contains(verb.word()));
            one.due = report_back(&one.wording.text);
            for number in named(&one.wording.text, "paragraph") {
                if !one.paragraphs.contains(&number) {
                    one.paragraphs.push(number);
                }
            }
        }
        List {
            themes: self.themes,
            recommendations: kept,
        }
    }
}

/// The date that a wording names after "report back": `in January/February 2021`.
fn report_back(wording: &str) -> Option<StatedDate> {
    let at = wording
        .find("report back")
        .or_else(|| wording.find("reports back"))?;
    let mut rest = wording.get(at..)?;
    while let Some((_, after)) = rest.split_once(" in ").or_else(|| rest.split_once(" by ")) {
        // Two months apart by a stroke are said with "or" elsewhere.
        let end = after
            .char_indices()
            .nth(40)
            .map_or(after.len(), |(end, _)| end);
        let words = after.get(..end).unwrap_or_default().replace('/', " or ");
        let found = dated(&words).map(|(date, _)| date);
        if let Some(date) = found.filter(|date| date.span().is_some()) {
            return Some(date);
        }
        rest = after;
    }
    None
}

/// The same recommendation printed once more, in a summary or beside its evidence: what the second
/// place tells is added. With other words it is a problem.
fn again(first: &mut Recommendation, second: Recommendation, remarks: &mut Remarks) {
    let plain = |text: &str| {
        let signs = text.chars().filter(|sign| sign.is_alphanumeric());
        signs
            .map(|sign| sign.to_ascii_lowercase())
            .collect::<String>()
    };
    let (one, other) = (plain(&first.wording.text), plain(&second.wording.text));
    if !one.starts_with(&other) && !other.starts_with(&one) {
        let (number, line) = (first.number, first.wording.line);
        return remarks.add(
            second.wording.line,
            Matter::Twice {
                number,
                first: line,
            },
        );
    }
    first.theme = first.theme.or(second.theme);
    if first.paragraphs.is_empty() {
        first.paragraphs = second.paragraphs;
    }
}

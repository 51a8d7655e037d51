//! The frame of every page: skip link, header, navigation, save status, notices, footer.

use leptos::prelude::*;

use crate::query::filter::Filter;
use crate::route::Route;
use crate::state::App;
use crate::state::files::APP_VERSION;
use crate::state::keeping::Keeping;
use crate::state::navigation::build;
use crate::store::StoreError;
use crate::ui::page::Page;
use crate::ui::part::notice::NoticeBanner;
use crate::ui::part::save_button::SaveButton;

#[component]
pub fn Shell() -> impl IntoView {
    let app = App::get();
    let skip = move |event: leptos::ev::MouseEvent| {
        // The fragment is the page's address, so the link moves the focus itself.
        event.prevent_default();
        app.focus("main");
    };
    view! {
        <a class="govuk-skip-link" href="#main" on:click=skip>
            "Skip to main content"
        </a>
        <Header />
        <Navigation />
        <StorageBanner />
        <div class="st-frame">
            <SaveStatus />
            <main class="st-main" id="main" tabindex="-1">
                <NoticeBanner />
                <Page />
            </main>
        </div>
        <Footer />
    }
}

#[component]
fn Header() -> impl IntoView {
    let app = App::get();
    let council = move || {
        app.workspace.with(|workspace| {
            let review = workspace.reviews.values().next();
            review
                .map(|entry| entry.record.authority.clone())
                .unwrap_or_default()
        })
    };
    view! {
        <header class="st-header">
            <div class="st-frame">
                <p class="st-header__council">{council}</p>
                <p class="st-header__product">
                    <a href=Route::Home.href()>"Scrutiny Tracker"</a>
                </p>
            </div>
        </header>
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let app = App::get();
    let pages = [
        ("Home", Route::Home),
        ("Recommendations", Route::Recommendations(Filter::all())),
        ("Meetings", Route::Meetings),
        ("Money", Route::Money),
        ("Workforce", Route::Workforce),
        ("Evidence", Route::Evidence),
        ("Data", Route::Data),
    ];
    let links = pages.map(|(name, route)| {
        let href = route.href();
        let current = move || {
            app.route
                .with(|shown| route.is_same_page(shown))
                .then_some("page")
        };
        view! {
            <li>
                <a href=href aria-current=current>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <nav class="st-nav" aria-label="Main">
            <div class="st-frame">
                <ul>{links}</ul>
            </div>
        </nav>
    }
}

/// Stays on every page for as long as this browser does not keep what is done.
#[component]
fn StorageBanner() -> impl IntoView {
    let app = App::get();
    let trouble = Memo::new(move |_| match app.keeping.get() {
        Keeping::NotKept { error, .. } => Some(error),
        Keeping::Untouched | Keeping::Kept { .. } => None,
    });
    move || {
        trouble.get().map(|error| {
            let headline = match error {
                StoreError::Refused => "This browser does not keep your work.",
                StoreError::Full | StoreError::NotKept => {
                    "Your last change was not kept in this browser."
                }
            };
            view! {
                <div class="st-banner st-banner--failed" role="alert">
                    <div class="st-frame">
                        <p>
                            <strong>{headline}</strong>
                            " "
                            {error.to_string()}
                        </p>
                        <SaveButton label="Save a file now" />
                    </div>
                </div>
            }
        })
    }
}

#[component]
fn SaveStatus() -> impl IntoView {
    let app = App::get();
    let class = move || {
        app.keeping.with(|keeping| match keeping {
            Keeping::Untouched | Keeping::Kept { in_no_file: 0 } => {
                "st-save-status st-save-status--ok"
            }
            Keeping::Kept { .. } => "st-save-status st-save-status--waiting",
            Keeping::NotKept { .. } => "st-save-status st-save-status--failed",
        })
    };
    view! {
        <section class=class aria-label="Save status">
            <p>{move || app.keeping.with(Keeping::said)}</p>
        </section>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let version = match build() {
        Some(build) => format!("version {APP_VERSION}, build {build}"),
        None => format!("version {APP_VERSION}"),
    };
    view! {
        <footer class="st-footer">
            <div class="st-frame">
                <ul>
                    <li>
                        <a href=Route::Help.href()>"Help"</a>
                    </li>
                    <li>
                        <a href=Route::Accessibility.href()>"Accessibility"</a>
                    </li>
                </ul>
                <p>"Nothing you write here leaves this computer. Scrutiny Tracker, " {version} "."</p>
            </div>
        </footer>
    }
}

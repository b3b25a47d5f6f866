//! How long a visitor waits for us: a search page from question to bytes, uncached, through the whole router; the search alone; and building the
//! index. On the real fiches and on ten thousand made ones. Run with `cargo bench`.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use aanhaken::catalog::{Catalog, CurrentCatalog};
use aanhaken::config::{HashCost, Patience};
use aanhaken::domain::fiche::Fiche;
use aanhaken::domain::locale::Locale;
use aanhaken::domain::query::SearchQuery;
use aanhaken::domain::values::Slug;
use aanhaken::mail::Mailer;
use aanhaken::seeds;
use aanhaken::store::Store;
use aanhaken::web;
use aanhaken::web::frame::askers::Askers;
use aanhaken::web::frame::base_url::BaseUrl;
use aanhaken::web::frame::clock::Clock;
use aanhaken::web::frame::emergency::{CurrentLines, Lines};
use aanhaken::web::frame::health::Pulse;
use aanhaken::web::frame::state::{AppState, Door, ShippedWords};
use axum::body::Body;
use axum::http::Request;
use criterion::{Criterion, criterion_group, criterion_main};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// Words, two filters; facets and rendering come with every page.
const ADDRESS: &str = "/zoeken?q=spijbelcoaching+voor+een+leerling+die+niet+meer+naar+school+wil&leeftijd=14&fase=interventie";

fn real() -> Vec<Fiche> {
    let seeds = seeds::check(&seeds::read(None).expect("seeds")).expect("seeds without faults");
    seeds.into_iter().map(Fiche::from).collect()
}

/// This many fiches made from the real ones: each takes the words of one and the services of two others in turn, under a name of its own.
fn made(count: usize) -> Vec<Fiche> {
    let real = real();
    let made = (0..count).map(|i| {
        let mut fiche = real[i % real.len()].clone();
        fiche.slug = Slug::parse(&format!("proef-{i}")).expect("a slug");
        fiche.content.name = format!("Proef {i} {}", fiche.content.name);
        fiche.content.number = None;
        let others = [real[(i * 7 + 3) % real.len()].content.services.clone(), real[(i * 13 + 5) % real.len()].content.services.clone()];
        fiche.content.services = others.into_iter().map(|services| services[i % services.len()].clone()).collect();
        fiche.content.services[1].key = Slug::parse("tweede").expect("a slug");
        fiche.content.services.iter_mut().for_each(|service| service.locations.clear());
        fiche
    });
    made.collect()
}

fn benches(criterion: &mut Criterion) {
    let thesaurus = Arc::new(seeds::read(None).expect("seeds").thesaurus().expect("a thesaurus"));
    for (name, fiches) in [("57", real()), ("10000", made(10_000))] {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let catalog = Catalog::build(fiches.clone(), Arc::clone(&thesaurus)).expect("an index");
        let clock = Clock::system();
        let today = clock.today();
        let pairs = url::form_urlencoded::parse(ADDRESS.split_once('?').expect("parameters").1.as_bytes());
        let query = SearchQuery::from_pairs(pairs);
        eprintln!("{name}: {} services, {} results", catalog.service_count(), catalog.search(&query, today).total);

        let mut group = criterion.benchmark_group(format!("{name} fiches"));
        group.bench_function("search", |bencher| bencher.iter(|| black_box(catalog.search(black_box(&query), today))));
        let asked = SearchQuery::from_pairs([("q", "mijn zoon van 14 wil niet meer naar school en zit hele dag te gamen")]);
        group.bench_function("a question in own words", |bencher| bencher.iter(|| black_box(catalog.search(black_box(&asked), today))));
        let long = SearchQuery::from_pairs([("q", "mijn zoon spijbelt en wil niet ".repeat(323))]);
        group.bench_function("ten thousand characters", |bencher| bencher.iter(|| black_box(catalog.search(black_box(&long), today))));
        group.bench_function("suggestions", |bencher| bencher.iter(|| black_box(catalog.suggest(black_box("spij"), Locale::Nl).len())));
        let catalog = CurrentCatalog::new(catalog);
        let data = tempfile::tempdir().expect("a temporary folder");
        let store = runtime.block_on(Store::open(data.path())).expect("a database");
        let door = Door::new(HashCost { hash_memory_kib: 8, hash_passes: 1 }, Patience { burst: 1, slow_down_ms: 0 });
        let (shipped, emergency) = (ShippedWords(Arc::from([])), CurrentLines::new(Lines::shipped()));
        let router = web::router(AppState {
            store,
            catalog,
            clock,
            base: BaseUrl::new("https://aanhaken.example"),
            door,
            shipped,
            emergency,
            mail: Mailer::default(),
            pulse: Pulse::default(),
            askers: Askers::default(),
        });
        group.bench_function("page, question to bytes", |bencher| {
            bencher.to_async(&runtime).iter(|| async {
                let request = Request::get(ADDRESS).body(Body::empty()).expect("a request");
                let answer = router.clone().oneshot(request).await.expect("an answer");
                black_box(answer.into_body().collect().await.expect("a body").to_bytes())
            });
        });
        group.sample_size(10).measurement_time(Duration::from_secs(10));
        group.bench_function("index build", |bencher| {
            bencher.iter_batched(
                || fiches.clone(),
                |fiches| Catalog::build(fiches, Arc::clone(&thesaurus)).expect("an index"),
                criterion::BatchSize::LargeInput,
            );
        });
        group.finish();
    }
}

criterion_group!(search, benches);
criterion_main!(search);

//! The weights of the ranking, each with its reason. A domain person should be able to sign every line here: `aanhaken score` says what a change does to
//! judged questions, and `aanhaken fit` which changes would answer them better, and whether that holds for questions it did not see.

macro_rules! weights {
    ($($(#[$meta:meta])* $name:ident = $value:literal),+ $(,)?) => {
        /// What makes a service a better answer than another: points for what speaks for it, shares that are left by what speaks against it.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Weights {
            $($(#[$meta])* pub $name: f32),+
        }

        impl Weights {
            /// The weights that hold.
            pub const SIGNED: Self = Self { $($name: $value),+ };

            /// Each weight with its name, to be tried otherwise.
            pub fn each(&mut self) -> Vec<(&'static str, &mut f32)> {
                vec![$((stringify!($name), &mut self.$name)),+]
            }
        }
    };
}

weights! {
    /// Most points for words alone; half of them at [`text_half`](Weights::text_half).
    text = 12.0,
    /// Text score that gives half the points: about one telling word in the name of a service.
    text_half = 24.0,
    /// A name that was typed whole: who knows the name wants that fiche.
    name = 14.0,
    /// A phone number, mail address or site that was typed: whose it is, is what was asked.
    reached = 20.0,
    /// The theme that was asked for: the strongest sign after a name.
    theme = 3.0,
    /// Share of a theme's points for a service that has many themes: help for everything is seldom help for this.
    many_themes = 0.55,
    /// Share of a theme's points for help with what often lies behind it or beside it (see [`beside`]).
    beside = 0.4,
    /// Dropout threatens, and the service is for just that.
    in_time = 1.2,
    /// A word of the field that belongs to this fiche (NAFT, B-code).
    fiche = 8.0,
    /// A way in that was asked for.
    route = 5.0,
    /// A language in which help was asked for: rare, so decisive.
    language = 5.0,
    /// An audience that was asked for.
    audience = 2.5,
    /// A phase that was asked for.
    phase = 3.0,
    /// A place that was asked for.
    commune = 2.0,
    /// Open when that was asked for: few are in the evening, so it is decisive.
    open = 4.0,
    /// A school level that was asked for, where the service states it.
    level = 1.0,
    /// Free, when that was asked for.
    free = 2.5,
    /// Ages that are stated and let the person in: surer than none stated.
    age_stated = 0.8,
    /// Made for about this age: both ages are stated and lie at most twelve years apart.
    age_close = 0.8,
    /// One may simply call: what parents and youngsters can use today.
    direct = 0.8,
    /// Somebody is in danger, and a youngster can come here without asking anybody.
    listens_now = 3.5,
    /// Where somebody asks who does not know where to begin, on a problem that they take in themselves.
    front_door = 2.5,
    /// Only for schools or professionals, while a parent or youngster asks.
    not_for_people = 0.35,
    /// The same, while nobody said who asks.
    maybe_not_for_people = 0.9,
    /// For adults and who left school, while a parent asks about a child of whom no such thing was said.
    not_for_children = 0.5,
    /// For people with a disability, while none was mentioned.
    special = 0.75,
    /// For parents, while a youngster asks.
    not_for_youth = 0.6,
    /// For families, while a school asks for itself.
    not_for_schools = 0.25,
    /// Helps nobody directly (monitoring, funding, policy), while somebody asks for help with a problem.
    behind_the_scenes = 0.3,
    /// Is only for a group of people, such as Roma, of whom nobody spoke.
    narrow = 0.5,
    /// Works elsewhere than in Brussels.
    elsewhere = 0.35,
    /// Has ended.
    ended = 0.75,
    /// Says in which languages it helps, and the one that was asked for is not among them.
    other_language = 0.5,
    /// Its yearly check is more than a year late: slightly lower, since it may no longer be true.
    long_overdue = 0.93,
    /// States no age while one was said.
    age_unstated = 0.93,
    /// Is for another school level than the age or school year that was said.
    other_level = 0.35,
    /// Is for who has left school, while the person is of compulsory school age and the service states no age.
    too_early = 0.35,
    /// Is for the people of other communes than the one that was said.
    other_commune = 0.5,
    /// Costs money while something free was asked for.
    paid = 0.7,
    /// Gets in only by a way that was ruled out.
    ruled_out = 0.3,
    /// Services below this share of the best are noise.
    noise = 0.27,
    /// What further services of a fiche add to its best, as a share of theirs.
    further = 0.03,
    /// The most that they add, as a share of the best.
    further_most = 0.2,
    /// A fiche for which questions like this one were written, by the root of how likely it is.
    like = 6.0,
    /// A fiche that is signed to be for just the theme that was asked for (grade 3 in `seeds/grades.toml`).
    grade_3 = 2.2,
    /// One that helps well with it (grade 2).
    grade_2 = 1.5,
    /// One that sees it too (grade 1).
    grade_1 = 0.3,
    /// What speaks for a fiche (grades, questions like this one) counts this share for those of its services that are not about the theme.
    beside_standing = 0.7,
    /// From so many points on, what speaks for a fiche brings it among the answers by itself.
    stands_out = 4.2,
}

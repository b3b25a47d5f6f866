//! Integration tests: the real router over a real SQLite file, and the real binary for what only a process can show. One file a journey.

mod a_clb_counsellor_filters;
mod a_counsellor_prepares_a_talk;
mod a_parent_searches;
mod a_question_in_own_words;
mod a_visitor_reports;
mod ages_as_people_say_them;
mod an_operator_keeps_the_data;
mod an_organisation_checks;
mod browsers_and_caches;
mod every_message_exists;
mod floor_plan;
mod gaps_and_overlaps;
mod no_save_is_lost;
mod nothing_is_lost;
mod one_fiche;
mod running_it;
mod staff_doors;
mod staff_edit;
mod staff_exchange;
mod staff_learn_from_questions;
mod staff_sign_in;
mod support;
mod taking_it_along;
mod the_57_fiches;
mod the_line_is_held;
mod three_languages;

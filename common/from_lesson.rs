//! For tests that explore what a lesson's functions can come to: they take
//! those functions from the lesson, token for token. Each such test includes
//! this file, since its own types stand in for the lesson's.

/// Takes functions from a lesson of this package, and tests that they still
/// stand there.
macro_rules! from_lesson {
    ($name:literal, $($function:item)+) => {
        $($function)+

        #[test]
        fn these_functions_are_the_lessons_own() {
            let lesson = include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/", $name, "/main.rs"
            ));
            let lesson = crate::from_lesson::essence(lesson);
            $(assert!(
                lesson.contains(&crate::from_lesson::essence(
                    stringify!($function)
                )),
                "this no longer stands in {}/main.rs: copy it from there\n{}",
                $name,
                stringify!($function),
            );)+
        }
    };
}

/// Code without its spaces and without the remarks at the ends of its lines.
pub(crate) fn essence(code: &str) -> String {
    let lines = code.lines().map(|line| line.split(" // ").next());
    lines.flatten().flat_map(str::split_whitespace).collect()
}

//! The steps of `shared-counter`, `lost-update` and `deadlock`, in every order.
//!
//! One run of a lesson takes one of many ways through its steps. Here loom
//! takes all of them: at each access to one of its atomics or locks it lets the
//! other thread go on, in one run or another, and a read may bring an older
//! value where the memory ordering allows that.
//!
//! What it runs are the lessons' own functions, token for token, with loom's
//! types in place of std's, which have the same methods. Two threads are
//! enough: an update is lost to another one that is written between its read
//! and its write, however many more there are.

#[path = "../../common/from_lesson.rs"]
#[macro_use]
mod from_lesson;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Arc, mpsc};

use loom::sync::atomic::{AtomicU32, Ordering::SeqCst};
use loom::sync::{Condvar, Mutex};
use loom::thread;

/// Every `end` that `start` can come to when two threads `work` on it.
fn ends<T: Send + Sync + 'static>(
    start: fn() -> T,
    work: fn(&T),
    end: fn(&T) -> u32,
) -> BTreeSet<u32> {
    ends_of(start, [work; 2], end)
}

/// The same for two threads that do different `works`.
fn ends_of<T: Send + Sync + 'static, E: Ord + Send + 'static>(
    start: fn() -> T,
    works: [fn(&T); 2],
    end: fn(&T) -> E,
) -> BTreeSet<E> {
    let (sender, ends) = mpsc::channel();
    loom::model(move || {
        let shared = Arc::new(start());
        let threads = works.map(|work| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || work(&shared))
        });
        for thread in threads {
            thread.join().unwrap();
        }
        sender.send(end(&shared)).unwrap();
    });
    ends.into_iter().collect()
}

fn inside(number: &Mutex<u32>) -> u32 {
    *number.lock().unwrap()
}

/// `std::sync::Barrier`: loom has none. One for one thread lets everybody
/// through.
struct Barrier {
    size: usize,
    arrived: Mutex<usize>,
    changed: Condvar,
}

impl Barrier {
    fn new(size: usize) -> Self {
        Self { size, arrived: Mutex::new(0), changed: Condvar::new() }
    }

    fn wait(&self) {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        self.changed.notify_all();
        let all = arrived.next_multiple_of(self.size);
        while *arrived < all {
            arrived = self.changed.wait(arrived).unwrap();
        }
    }
}

std::thread_local! {
    /// Loom runs all threads of a model in a single one of std's.
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what std's would print.
macro_rules! println {
    ($($words:tt)*) => {{
        let words = format!($($words)*);
        SAID.with_borrow_mut(|said| said.push(words));
    }};
}

mod timeless {
    pub mod thread {
        /// No order of steps depends on how long one of them takes.
        pub fn sleep(_: std::time::Duration) {}
    }
}

mod shared_counter {
    use super::*;

    /// Enough to lose some, and few enough to try every order.
    const ADDITIONS: u32 = 2;

    from_lesson! {
        "shared-counter",

        fn count(counter: &Mutex<u32>) {
            for _ in 0..ADDITIONS {
                *counter.lock().unwrap() += 1;
            }
        }
    }

    #[test]
    fn no_addition_is_lost() {
        let ends = ends(|| Mutex::new(0), count, inside);
        assert_eq!(ends, BTreeSet::from([2 * ADDITIONS]));
    }
}

mod lost_update {
    use std::time::Duration;

    use super::timeless::thread;
    use super::*;

    const STARTING: &str = "with a lock: starting";
    const FINISHING: &str = "with a lock: finishing";

    from_lesson! {
        "lost-update",

        fn deposit(account: &AtomicU32, both: &Barrier) {
            println!("without a lock: starting");
            let balance = account.load(SeqCst);
            both.wait();
            thread::sleep(Duration::from_millis(300));
            account.store(balance + 10, SeqCst);
            println!("without a lock: finishing");
        }

        fn deposit_locked(account: &Mutex<u32>) {
            let mut account = account.lock().unwrap();
            println!("with a lock: starting");
            let balance = *account;
            thread::sleep(Duration::from_millis(300));
            *account = balance + 10;
            println!("with a lock: finishing");
        }
    }

    #[test]
    fn without_a_lock_an_update_is_always_lost_with_the_barrier() {
        let ends = ends(
            || (AtomicU32::new(100), Barrier::new(2)),
            |(account, both)| deposit(account, both),
            |(account, _)| account.load(SeqCst),
        );
        assert_eq!(ends, BTreeSet::from([110]));
    }

    #[test]
    fn without_a_lock_an_update_can_be_lost_without_the_barrier() {
        let ends = ends(
            || (AtomicU32::new(100), Barrier::new(1)),
            |(account, both)| deposit(account, both),
            |(account, _)| account.load(SeqCst),
        );
        assert_eq!(ends, BTreeSet::from([110, 120]));
    }

    #[test]
    fn with_a_lock_both_updates_are_kept() {
        let ends = ends(|| Mutex::new(100), deposit_locked, inside);
        assert_eq!(ends, BTreeSet::from([120]));
    }

    #[test]
    fn with_a_lock_one_deposit_follows_the_other() {
        let said =
            ends_of(|| Mutex::new(100), [deposit_locked; 2], |_| SAID.take());
        let in_turn = [STARTING, FINISHING, STARTING, FINISHING];
        assert_eq!(said, BTreeSet::from([in_turn.map(str::to_owned).into()]));
    }

    #[test]
    fn without_a_lock_the_barrier_makes_them_overlap() {
        let work = |(account, both): &_| deposit(account, both);
        let start = || (AtomicU32::new(100), Barrier::new(2));
        let said = ends_of(start, [work; 2], |_| SAID.take());
        let overlapping = ["starting", "starting", "finishing", "finishing"]
            .map(|what| format!("without a lock: {what}"));
        assert_eq!(said, BTreeSet::from([overlapping.into()]));
    }
}

mod deadlock {
    use std::time::Duration;

    use super::timeless::thread;
    use super::*;

    /// What one cook or the other says, in one order of the steps.
    type Said = BTreeSet<String>;
    type Kitchen = (Tool, Tool, Barrier);

    from_lesson! {
        "deadlock",

        type Tool = Mutex<&'static str>;

        fn try_both(cook: &str, first: &Tool, second: &Tool, both: &Barrier) {
            let first = first.lock().unwrap();
            both.wait();
            match second.try_lock() {
                Ok(second) => {
                    println!("{cook}: has the {} and the {}", *first, *second);
                }
                Err(_) => println!("{cook}: has only the {}", *first),
            }
            both.wait();
        }

        fn take_both(cook: &str, first: &Tool, second: &Tool) {
            let first = first.lock().unwrap();
            let second = second.lock().unwrap();
            println!("{cook}: has the {} and the {}", *first, *second);
            thread::sleep(Duration::from_millis(500));
        }
    }

    const SOUP_HAS_BOTH: &str = "soup: has the knife and the board";
    const SOUP_HAS_ONE: &str = "soup: has only the knife";
    const CAKE_HAS_BOTH: &str = "cake: has the board and the knife";
    const CAKE_HAS_ONE: &str = "cake: has only the board";

    fn kitchen(size_of_barrier: usize) -> Kitchen {
        let [knife, board] = ["knife", "board"].map(Mutex::new);
        (knife, board, Barrier::new(size_of_barrier))
    }

    /// All that `cooks` can say, over all orders of their steps.
    fn said(
        kitchen: fn() -> Kitchen,
        cooks: [fn(&Kitchen); 2],
    ) -> BTreeSet<Said> {
        ends_of(kitchen, cooks, |_| SAID.take().into_iter().collect())
    }

    fn lines<const N: usize>(said: [[&str; 2]; N]) -> BTreeSet<Said> {
        said.map(|said| said.map(str::to_owned).into()).into()
    }

    const TRY_IN_OPPOSITE_ORDER: [fn(&Kitchen); 2] = [
        |(knife, board, both)| try_both("soup", knife, board, both),
        |(knife, board, both)| try_both("cake", board, knife, both),
    ];

    #[test]
    fn with_the_barrier_neither_cook_ever_has_both() {
        let said = said(|| kitchen(2), TRY_IN_OPPOSITE_ORDER);
        assert_eq!(said, lines([[SOUP_HAS_ONE, CAKE_HAS_ONE]]));
    }

    #[test]
    fn without_the_barrier_chance_decides() {
        let said = said(|| kitchen(1), TRY_IN_OPPOSITE_ORDER);
        let all = [
            [SOUP_HAS_ONE, CAKE_HAS_ONE],
            [SOUP_HAS_ONE, CAKE_HAS_BOTH],
            [SOUP_HAS_BOTH, CAKE_HAS_ONE],
            [SOUP_HAS_BOTH, CAKE_HAS_BOTH],
        ];
        assert_eq!(said, lines(all));
    }

    #[test]
    #[should_panic(expected = "deadlock")]
    fn taken_in_opposite_order_the_tools_can_be_waited_for_forever() {
        said(
            || kitchen(1),
            [
                |(knife, board, _)| take_both("soup", knife, board),
                |(knife, board, _)| take_both("cake", board, knife),
            ],
        );
    }

    #[test]
    fn taken_in_the_same_order_both_cooks_always_get_both() {
        let said = said(
            || kitchen(1),
            [
                |(knife, board, _)| take_both("soup", knife, board),
                |(knife, board, _)| take_both("cake", knife, board),
            ],
        );
        let cake = "cake: has the knife and the board";
        assert_eq!(said, lines([[SOUP_HAS_BOTH, cake]]));
    }
}

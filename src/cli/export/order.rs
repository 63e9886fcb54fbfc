//! Work on many files at once, whose results are taken in the order of the files.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// So many results, for each worker, may wait for their turn: what is done before its turn takes memory.
const WAITING: usize = 3;

#[derive(Default)]
struct State {
    next: usize,
    taken: usize,
    stopped: bool,
}

/// Does `work` on each item, `workers` at once, and gives the results to `take` in the order of the items, on this thread.
/// It ends early when `take` fails.
///
/// # Errors
/// What `take` says.
pub(super) fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    workers: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> Result<(), E>,
) -> Result<(), E> {
    let workers = workers.clamp(1, items.len().max(1));
    let (state, turned) = (Mutex::new(State::default()), Condvar::new());
    let lock = || state.lock().unwrap_or_else(PoisonError::into_inner);
    let one = || {
        let mut now = lock();
        while !now.stopped && now.next < items.len() && now.next >= now.taken + workers * WAITING {
            now = turned.wait(now).unwrap_or_else(PoisonError::into_inner);
        }
        if now.stopped || now.next >= items.len() {
            return None;
        }
        now.next += 1;
        Some(now.next - 1)
    };
    thread::scope(|scope| {
        let (sender, done) = mpsc::channel();
        for _ in 0..workers {
            let (sender, one, work) = (sender.clone(), &one, &work);
            scope.spawn(move || {
                while let Some((n, item)) = one().and_then(|n| Some((n, items.get(n)?))) {
                    if sender.send((n, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut result = Ok(());
        for (n, answer) in done {
            waiting.insert(n, answer);
            let mut turn = lock().taken;
            while let Some((item, answer)) = items.get(turn).and_then(|item| Some((item, waiting.remove(&turn)?))) {
                turn += 1;
                result = take(item, answer);
                if result.is_err() {
                    break;
                }
            }
            let mut now = lock();
            (now.taken, now.stopped) = (turn, result.is_err());
            turned.notify_all();
            if now.stopped {
                break;
            }
        }
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_in_order_and_few_wait() {
        let items: Vec<usize> = (0..200).collect();
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut seen = Vec::new();
        let work = |n: &usize| {
            let ahead = begun.fetch_add(1, Ordering::SeqCst) + 1 - taken.load(Ordering::SeqCst);
            // The first takes longest: the others wait for it.
            thread::sleep(Duration::from_millis(if *n == 0 { 60 } else { 0 }));
            (*n * 2, ahead)
        };
        let take = |n: &usize, (double, ahead): (usize, usize)| {
            taken.fetch_add(1, Ordering::SeqCst);
            assert_eq!(double, n * 2);
            seen.push((*n, ahead));
            Ok::<(), ()>(())
        };
        in_order(&items, 4, work, take).unwrap();
        assert_eq!(seen.iter().map(|(n, _)| *n).collect::<Vec<_>>(), items);
        let most = seen.iter().map(|(_, ahead)| *ahead).max().unwrap();
        // One more each may have begun between what was taken and what is told of it.
        assert!(most > 4 && most <= 4 * WAITING + 4, "{most} were ahead");
    }

    #[test]
    fn a_failure_ends_the_work() {
        let done = AtomicUsize::new(0);
        let items: Vec<usize> = (0..1000).collect();
        let work = |n: &usize| {
            done.fetch_add(1, Ordering::SeqCst);
            *n
        };
        let failed = in_order(&items, 2, work, |_, n| if n == 5 { Err(n) } else { Ok(()) });
        assert_eq!(failed, Err(5));
        assert!(done.load(Ordering::SeqCst) < 30);
        assert_eq!(in_order(&[] as &[usize], 2, |n| *n, |_, _| Err(())), Ok(()));
    }
}

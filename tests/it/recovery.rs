//! The program ends at every step of the pipeline, and the next run finishes what it left.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use exchange_simulator::{Held, Phase};
use tokio::sync::Notify;

use crate::support::{C1, C2, S1, World, X};

async fn filled() -> World {
    let world = World::new().await;
    for n in 0..25 {
        let (from, to) = if n % 2 == 0 { (C1, S1) } else { (S1, C2) };
        world.deliver(world.mail(from, &[to], &[]));
    }
    for _ in 0..5 {
        world.deliver(world.mail(X, &[S1], &[]));
    }
    world
}

/// What everything comes to in the end, however it was interrupted.
async fn assert_final(name: &str, world: &World) {
    assert_eq!(world.entries().await.len(), 25, "{name}: nothing lost, nothing twice");
    let places = (world.count("inbox"), world.count("archive"), world.count("Not Logged"));
    assert_eq!(places, (0, 25, 5), "{name}");
    world.assert_in_order().await;
}

/// Starts a run and drops everything the moment request `nth` is in that phase, as a killed process would.
async fn killed_at(world: &World, nth: u64, phase: Phase) -> bool {
    let seen = Arc::new(AtomicU64::new(0));
    let reached = Arc::new(Notify::new());
    let (count, tell) = (Arc::clone(&seen), Arc::clone(&reached));
    world.sim.on_request(move |_, _, at| {
        if at == phase && count.fetch_add(1, Ordering::SeqCst) + 1 == nth {
            tell.notify_one();
            // Held back for ever: the client is gone before the answer comes.
            return Held::Until(Box::pin(std::future::pending()));
        }
        Held::Go
    });
    let killed = tokio::select! {
        _ = world.try_run() => false,
        () = reached.notified() => true,
    };
    world.sim.clear_hook();
    killed
}

async fn at_every_request(phase: Phase) {
    let mut nth = 1;
    loop {
        let mut world = filled().await;
        let killed = killed_at(&world, nth, phase).await;
        world.reopen().await;
        world.run().await;
        assert_final(&format!("killed at request {nth}, {phase:?}"), &world).await;
        if !killed {
            assert!(nth > 30, "every request was reached: {nth}");
            return;
        }
        nth += 1;
    }
}

#[tokio::test]
async fn ended_before_each_request_is_acted_on() {
    at_every_request(Phase::BeforeAct).await;
}

#[tokio::test]
async fn ended_after_each_request_was_acted_on() {
    at_every_request(Phase::AfterAct).await;
}

#[tokio::test]
async fn ended_while_deciding() {
    for polls in [1_u64, 3, 10, 30, 60, 100, 150, 200, 300] {
        let mut world = filled().await;
        {
            let mut run = std::pin::pin!(world.try_run());
            for _ in 0..polls {
                if poll_once(run.as_mut()).await.is_some() {
                    break;
                }
                tokio::task::yield_now().await;
            }
        }
        world.reopen().await;
        world.run().await;
        assert_final(&format!("dropped after {polls} polls"), &world).await;
    }
}

/// Polls a future once.
async fn poll_once<F: Future>(mut future: std::pin::Pin<&mut F>) -> Option<F::Output> {
    std::future::poll_fn(|context| {
        std::task::Poll::Ready(match future.as_mut().poll(context) {
            std::task::Poll::Ready(output) => Some(output),
            std::task::Poll::Pending => None,
        })
    })
    .await
}

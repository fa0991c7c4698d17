//! A world whose hub dies once and is started again.

use hub::{CrashPoints, Hub, Moment};

use crate::support::{Desk, World, hub_config};

pub(super) struct Life {
    world: Option<World>,
    points: CrashPoints,
    killed: bool,
    /// Which moment it is about.
    pub(super) at: String,
}

impl Life {
    /// The hub will die at the `nth` of `moment`; furnishing it doesn't count.
    pub(super) async fn until(moment: Moment, nth: u64) -> Self {
        let world = World::new().await;
        world.settle().await;
        let mut life = Self {
            world: Some(world),
            points: CrashPoints::at(moment, nth),
            killed: false,
            at: format!("{moment:?} {nth}"),
        };
        life.begin_again().await;
        life
    }

    pub(super) fn world(&self) -> &World {
        self.world.as_ref().unwrap()
    }

    pub(super) fn anna(&self) -> Desk {
        self.world().anna()
    }

    pub(super) fn was_killed(&self) -> bool {
        self.killed
    }

    /// Does something to its end; after the kill, once more from its beginning.
    pub(super) async fn through<T>(&mut self, act: impl AsyncFn(&World) -> T) -> T {
        let done = tokio::select! {
            biased;
            done = act(self.world()) => Some(done),
            () = self.points.reached() => None,
        };
        if let Some(done) = done {
            return done;
        }
        self.dies();
        self.begin_again().await;
        act(self.world()).await
    }

    pub(super) async fn passes(&mut self, seconds: u64) {
        self.through(async |world| world.pass(seconds).await).await;
    }

    pub(super) async fn leaps(&mut self, seconds: u64) {
        self.through(async |world| world.leap(seconds).await).await;
    }

    fn dies(&mut self) {
        self.killed = true;
        self.points = CrashPoints::default();
    }

    /// Another hub on the same files; it may die on its way up.
    async fn begin_again(&mut self) {
        let mut world = self.world.take().unwrap();
        world.hub.abort();
        let config = |points: &CrashPoints| {
            let mut config = hub_config(&world.simulator, &world.clock, &world.folder);
            config.crash_points = points.clone();
            config
        };
        let begun = tokio::select! {
            biased;
            hub = Hub::start(config(&self.points)) => Some(hub.unwrap()),
            () = self.points.reached() => None,
        };
        world.hub = if let Some(hub) = begun {
            hub
        } else {
            self.dies();
            Hub::start(config(&self.points)).await.unwrap()
        };
        world.simulator.move_webhooks(&world.hub.url()).unwrap();
        self.world = Some(world);
    }
}

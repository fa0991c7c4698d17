//! Elements in the order in which they came.

use std::fmt::{Debug, Formatter, Result};
use std::ops::Index;

use rpds::VectorSync;
use serde::{Deserialize, Serialize};

/// Elements in the order in which they came.
#[derive(Serialize, Deserialize)]
#[serde(
    transparent,
    bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>")
)]
pub struct Row<T>(VectorSync<T>);

impl<T> Row<T> {
    pub fn push(&mut self, element: T) {
        self.0.push_back_mut(element);
    }

    pub fn get(&self, index: usize) -> Option<&T> {
        self.0.get(index)
    }

    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }

    pub fn last(&self) -> Option<&T> {
        self.0.last()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.0.iter()
    }
}

impl<T> Clone for Row<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Row<T> {
    fn default() -> Self {
        Self(VectorSync::new_sync())
    }
}

impl<T: PartialEq> PartialEq for Row<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Eq> Eq for Row<T> {}

impl<T: Debug> Debug for Row<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Panics without such an element, like the vectors of the standard library.
impl<T> Index<usize> for Row<T> {
    type Output = T;
    fn index(&self, index: usize) -> &T {
        self.get(index).expect("an element at this place")
    }
}

impl<'a, T> IntoIterator for &'a Row<T> {
    type Item = &'a T;
    type IntoIter = <&'a VectorSync<T> as IntoIterator>::IntoIter;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

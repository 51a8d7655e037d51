//! Which functions go, and by which places of the table they are reached.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalKind, Module,
    TableId,
    ir::{Call, RefFunc, ReturnCall, Value, Visitor, dfs_in_order},
};

/// What both parts are made after. Functions are named by their position in the module.
pub struct Plan {
    /// The functions that go.
    pub moved: BTreeSet<usize>,
    /// Those of them that the first part can reach, each with its places in the table.
    pub slots: BTreeMap<usize, Vec<u32>>,
    /// How many places the table has before.
    pub old_size: u32,
    /// And with the places that are new.
    pub size: u32,
}

/// What a function names.
#[derive(Default)]
struct Named {
    called: BTreeSet<FunctionId>,
    /// Taken as a value, or called as the last act: neither can go through the table.
    held: BTreeSet<FunctionId>,
}

impl Visitor<'_> for Named {
    fn visit_call(&mut self, call: &Call) {
        self.called.insert(call.func);
    }

    fn visit_return_call(&mut self, call: &ReturnCall) {
        self.held.insert(call.func);
    }

    fn visit_ref_func(&mut self, taken: &RefFunc) {
        self.held.insert(taken.func);
    }
}

impl Plan {
    pub fn of(module: &Module, goes: &dyn Fn(&str) -> bool) -> Result<Self> {
        let ids = in_order(module).into_iter().enumerate();
        let positions: BTreeMap<FunctionId, usize> = ids.map(|(at, id)| (id, at)).collect();
        let position = |id: &FunctionId| {
            positions
                .get(id)
                .copied()
                .context("The wasm names a function that it does not have.")
        };
        let mut held: BTreeSet<usize> = BTreeSet::new();
        for export in module.exports.iter() {
            if let ExportItem::Function(id) = export.item {
                held.insert(position(&id)?);
            }
        }
        if let Some(start) = module.start {
            held.insert(position(&start)?);
        }
        for global in module.globals.iter() {
            if let GlobalKind::Local(ConstExpr::RefFunc(id)) = &global.kind {
                held.insert(position(id)?);
            }
        }
        let mut calls: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (id, function) in module.funcs.iter_local() {
            let mut named = Named::default();
            dfs_in_order(&mut named, function, function.entry_block());
            let called: Result<Vec<usize>> = named.called.iter().map(position).collect();
            calls.insert(position(&id)?, called?);
            for id in &named.held {
                held.insert(position(id)?);
            }
        }
        let table = table_of(module)?;
        let entries = entries(module, table, &position)?;
        let chosen: BTreeSet<usize> = module
            .funcs
            .iter()
            .filter(|function| matches!(function.kind, FunctionKind::Local(_)))
            .filter(|function| function.name.as_deref().is_some_and(goes))
            .filter_map(|function| positions.get(&function.id()).copied())
            .filter(|function| !held.contains(function))
            .collect();
        // What the first part has for itself is what can be reached without the chosen.
        let mut stays = BTreeSet::new();
        let mut open: Vec<usize> = held
            .iter()
            .chain(entries.values())
            .copied()
            .filter(|function| !chosen.contains(function))
            .collect();
        while let Some(function) = open.pop() {
            if stays.insert(function) {
                let called = calls.get(&function).into_iter().flatten().copied();
                open.extend(called.filter(|called| !chosen.contains(called)));
            }
        }
        let moved: BTreeSet<usize> = calls
            .keys()
            .copied()
            .filter(|function| !stays.contains(function))
            .collect();
        let old_size = u32::try_from(module.tables.get(table).initial)
            .context("The table of functions is too large.")?;
        let mut slots: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (slot, function) in &entries {
            if moved.contains(function) {
                slots.entry(*function).or_default().push(*slot);
            }
        }
        let mut size = old_size;
        for function in stays
            .iter()
            .filter_map(|function| calls.get(function))
            .flatten()
        {
            if moved.contains(function) && !slots.contains_key(function) {
                slots.insert(*function, vec![size]);
                size += 1;
            }
        }
        Ok(Self {
            moved,
            slots,
            old_size,
            size,
        })
    }
}

/// The functions by position, the imported first.
pub fn in_order(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

/// The one table of functions.
pub fn table_of(module: &Module) -> Result<TableId> {
    module
        .tables
        .main_function_table()?
        .context("The wasm has no table of functions.")
}

/// What stands in the table, by place.
fn entries(
    module: &Module,
    table: TableId,
    position: &dyn Fn(&FunctionId) -> Result<usize>,
) -> Result<BTreeMap<u32, usize>> {
    let mut entries = BTreeMap::new();
    for element in module.elements.iter() {
        let (ElementKind::Active { table: of, offset }, ElementItems::Functions(items)) =
            (&element.kind, &element.items)
        else {
            bail!("The wasm fills a table in a way that cannot be split.");
        };
        if *of != table {
            bail!("The wasm fills a table that is not the table of functions.");
        }
        for (slot, item) in (start_of(offset)?..).zip(items) {
            entries.insert(slot, position(item)?);
        }
    }
    Ok(entries)
}

/// Where a segment begins in the table.
pub fn start_of(offset: &ConstExpr) -> Result<u32> {
    match offset {
        ConstExpr::Value(Value::I32(start)) => Ok(start.cast_unsigned()),
        _ => bail!("The wasm works out where its table is filled; such a table cannot be split."),
    }
}

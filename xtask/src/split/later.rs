//! The later part: the functions that go, with everything else taken from the first part.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionId, FunctionKind, GlobalKind,
    ImportKind, LocalFunction, Module,
    ir::{Value, VisitorMut, dfs_pre_order_mut},
    passes::gc,
};

use super::{
    SHARED,
    plan::{Plan, in_order, table_of},
};

/// What the later part takes of the first, as it is named between them.
pub struct Shared(pub Vec<String>);

/// Puts imports in the place of functions that stayed.
struct Instead<'a>(&'a BTreeMap<FunctionId, FunctionId>);

impl VisitorMut for Instead<'_> {
    fn visit_function_id_mut(&mut self, id: &mut FunctionId) {
        if let Some(import) = self.0.get(id) {
            *id = *import;
        }
    }
}

pub fn part(mut module: Module, plan: &Plan) -> Result<(Vec<u8>, Shared)> {
    let ids: Vec<FunctionId> = in_order(&module);
    let table = table_of(&module)?;
    drop_roots(&mut module)?;
    share(&mut module, plan)?;

    let mut instead = BTreeMap::new();
    for (position, id) in ids.iter().enumerate() {
        let function = module.funcs.get(*id);
        let (ty, name) = (function.ty(), function.name.clone());
        if matches!(function.kind, FunctionKind::Local(_)) && !plan.moved.contains(&position) {
            let (import, _) = module.add_import_func(SHARED, &format!("f{position}"), ty);
            module.funcs.get_mut(import).name = name;
            instead.insert(*id, import);
        }
    }
    for (position, id) in ids.iter().enumerate() {
        if plan.moved.contains(&position)
            && let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind
        {
            replace(function, &instead);
        }
    }
    // Runs of places that follow one another make one segment.
    let mut runs: Vec<(u32, Vec<FunctionId>)> = Vec::new();
    let places: BTreeMap<u32, usize> = plan
        .slots
        .iter()
        .flat_map(|(function, slots)| slots.iter().map(|slot| (*slot, *function)))
        .collect();
    for (slot, function) in places {
        let Some(id) = ids.get(function) else {
            continue;
        };
        match runs.last_mut() {
            Some((start, run)) if (*start as usize) + run.len() == slot as usize => run.push(*id),
            _ => runs.push((slot, vec![*id])),
        }
    }
    for (start, run) in runs {
        let offset = ConstExpr::Value(Value::I32(start.cast_signed()));
        let kind = ElementKind::Active { table, offset };
        let element = module.elements.add(kind, ElementItems::Functions(run));
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    gc::run(&mut module);
    let shared = module
        .imports
        .iter()
        .filter(|import| import.module == SHARED)
        .map(|import| import.name.clone())
        .collect();
    Ok((module.emit_wasm(), Shared(shared)))
}

fn replace(function: &mut LocalFunction, instead: &BTreeMap<FunctionId, FunctionId>) {
    let entry = function.entry_block();
    dfs_pre_order_mut(&mut Instead(instead), function, entry);
}

/// Whatever begins something by itself is the first part's.
fn drop_roots(module: &mut Module) -> Result<()> {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    for id in exports {
        module.exports.delete(id);
    }
    let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for id in elements {
        module.elements.delete(id);
    }
    if module
        .data
        .iter()
        .any(|data| matches!(data.kind, DataKind::Passive))
    {
        bail!("The wasm copies data by itself; such a module cannot be split.");
    }
    let data: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in data {
        module.data.delete(id);
    }
    Ok(())
}

/// Memory, tables and globals are the first part's own.
fn share(module: &mut Module, plan: &Plan) -> Result<()> {
    let table = table_of(module)?;
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
        if memory.import.is_some() {
            bail!("The wasm imports its memory; such a module cannot be split.");
        }
    }
    let memories: Vec<_> = module.memories.iter().map(walrus::Memory::id).collect();
    for (at, id) in memories.into_iter().enumerate() {
        let import = module
            .imports
            .add(SHARED, &format!("m{at}"), ImportKind::Memory(id));
        module.memories.get_mut(id).import = Some(import);
    }
    let tables: Vec<_> = module.tables.iter().map(walrus::Table::id).collect();
    for (at, id) in tables.into_iter().enumerate() {
        let import = module
            .imports
            .add(SHARED, &format!("t{at}"), ImportKind::Table(id));
        let shared = module.tables.get_mut(id);
        shared.import = Some(import);
        shared.elem_segments.clear();
        if id == table {
            grow(shared, plan);
        }
    }
    let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
    for (at, id) in globals.into_iter().enumerate() {
        let import = module
            .imports
            .add(SHARED, &format!("g{at}"), ImportKind::Global(id));
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    Ok(())
}

/// Gives the table the places that are new.
pub fn grow(table: &mut walrus::Table, plan: &Plan) {
    let size = u64::from(plan.size);
    table.initial = table.initial.max(size);
    table.maximum = table.maximum.map(|most| most.max(size));
}

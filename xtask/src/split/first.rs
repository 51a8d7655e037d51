//! The first part: what stays, with placeholders for what went.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, Module, TableId,
    TypeId,
    ir::{Call, CallIndirect, Const, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut},
    passes::gc,
};

use super::{
    PLACEHOLDERS,
    later::{Shared, grow},
    plan::{Plan, in_order, table_of},
};

/// Sends calls of functions that went through the table.
struct ThroughTable<'a> {
    table: TableId,
    went: &'a BTreeMap<FunctionId, (u32, TypeId)>,
}

impl VisitorMut for ThroughTable<'_> {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let goes = |instr: &Instr| matches!(instr, Instr::Call(Call { func }) if self.went.contains_key(func));
        if !seq.instrs.iter().any(|(instr, _)| goes(instr)) {
            return;
        }
        let mut instrs = Vec::with_capacity(seq.instrs.len() + 4);
        for (instr, place) in seq.instrs.drain(..) {
            let through = match &instr {
                Instr::Call(call) => self.went.get(&call.func),
                _ => None,
            };
            match through {
                Some((slot, ty)) => {
                    let value = Value::I32(slot.cast_signed());
                    instrs.push((Const { value }.into(), place));
                    let (ty, table) = (*ty, self.table);
                    instrs.push((CallIndirect { ty, table }.into(), place));
                }
                None => instrs.push((instr, place)),
            }
        }
        seq.instrs = instrs;
    }
}

pub fn part(mut module: Module, plan: &Plan, shared: &Shared) -> Result<Vec<u8>> {
    let ids = in_order(&module);
    let table = table_of(&module)?;
    let mut went = BTreeMap::new();
    let mut placeholders = BTreeMap::new();
    let mut fresh = BTreeMap::new();
    for (function, slots) in &plan.slots {
        let (Some(id), Some(slot)) = (ids.get(*function), slots.first()) else {
            continue;
        };
        let ty = module.funcs.get(*id).ty();
        let (placeholder, _) = module.add_import_func(PLACEHOLDERS, &slot.to_string(), ty);
        went.insert(*id, (*slot, ty));
        placeholders.insert(*id, placeholder);
        if *slot >= plan.old_size {
            fresh.insert(*slot, placeholder);
        }
    }
    for (position, id) in ids.iter().enumerate() {
        if !plan.moved.contains(&position)
            && let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind
        {
            let entry = function.entry_block();
            let went = &went;
            dfs_pre_order_mut(&mut ThroughTable { table, went }, function, entry);
        }
    }
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(items) = &mut element.items {
            for item in items {
                if let Some(placeholder) = placeholders.get(item) {
                    *item = *placeholder;
                }
            }
        }
    }
    // The new places follow one another.
    if !fresh.is_empty() {
        let kind = ElementKind::Active {
            table,
            offset: ConstExpr::Value(Value::I32(plan.old_size.cast_signed())),
        };
        let items = ElementItems::Functions(fresh.into_values().collect());
        let element = module.elements.add(kind, items);
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    grow(module.tables.get_mut(table), plan);
    for name in &shared.0 {
        let item = item(&module, &ids, name)
            .with_context(|| format!("The later part asks for {name}, which is not there."))?;
        module.exports.add(name, item);
    }
    // The boot script calls through it, and what is exported is not taken for fixed.
    module.exports.add("table", table);
    gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// What a name between the parts stands for.
fn item(module: &Module, ids: &[FunctionId], name: &str) -> Option<ExportItem> {
    let (kind, number) = name.split_at_checked(1)?;
    let at: usize = number.parse().ok()?;
    match kind {
        "f" => ids.get(at).copied().map(ExportItem::Function),
        "m" => module
            .memories
            .iter()
            .nth(at)
            .map(|memory| ExportItem::Memory(memory.id())),
        "t" => module
            .tables
            .iter()
            .nth(at)
            .map(|table| ExportItem::Table(table.id())),
        "g" => module
            .globals
            .iter()
            .nth(at)
            .map(|global| ExportItem::Global(global.id())),
        _ => None,
    }
}

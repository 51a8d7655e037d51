//! Makes wasm-bindgen's JavaScript module part of one classic script.

use anyhow::{Result, bail};

/// Starts the app, and puts a plain page in its place where that fails.
const BOOT: &str = include_str!("boot.js");

/// Keeps the page in the browser, and offers a newer one.
const HOSTED: &str = include_str!("hosted.js");

/// The functions of wasm-bindgen's that the boot code works with: what the wasm imports, and what begins it.
const GIVEN: &str = "return { imports: __wbg_get_imports, begin: __wbg_finalize_init };";

/// The elements of the single file that hold the two parts of the wasm.
pub const FIRST: &str = "wasm";
pub const LATER: &str = "wasm-later";

/// What an exported declaration begins with.
const DECLARATIONS: &[&str] = &["async function ", "class ", "const ", "function ", "let "];

/// The whole script of the single file: the boot code around wasm-bindgen's.
pub fn whole(module: &str) -> Result<String> {
    inline(format!(
        "\"use strict\";\n{{\n{}\nstart(() => {{\n{}\n{GIVEN}\n}}, () => carried(\"{FIRST}\"), () => carried(\"{LATER}\"));\n}}\n",
        BOOT.trim_end(),
        unexported(module)?.trim_end()
    ))
}

/// The script that stands in the hosted page: the boot code, which waits for the program.
pub fn starter() -> Result<String> {
    inline(format!(
        "\"use strict\";\n{{\n{}\n{}\n}}\n",
        BOOT.trim_end(),
        HOSTED.trim_end()
    ))
}

/// The program as a file beside the hosted page: wasm-bindgen's code, and both parts of the wasm as texts.
pub fn program(module: &str, first: &str, later: &str) -> Result<String> {
    Ok(format!(
        "\"use strict\";\n__scrutinyStart(() => {{\n{}\n{GIVEN}\n}}, () => \"{first}\", () => \"{later}\");\n",
        unexported(module)?.trim_end()
    ))
}

/// A script that can stand inside a page.
fn inline(script: String) -> Result<String> {
    // Both change how the HTML around the script is read.
    for forbidden in ["</script", "<!--"] {
        if script.to_ascii_lowercase().contains(forbidden) {
            bail!(
                "The app's JavaScript contains \"{forbidden}\", which cannot stand inside an HTML page."
            );
        }
    }
    Ok(script)
}

/// The module's code without what only a module may say.
fn unexported(module: &str) -> Result<String> {
    let mut code = String::with_capacity(module.len());
    for line in module.lines() {
        let line = match line.strip_prefix("export ") {
            Some(list) if list.starts_with('{') && list.trim_end().ends_with("};") => continue,
            Some(declaration)
                if DECLARATIONS
                    .iter()
                    .any(|word| declaration.starts_with(word)) =>
            {
                declaration
            }
            _ => line,
        };
        if line.contains("import.meta.url") {
            // Where the wasm would be fetched from if it were not handed over.
            if line.trim_start().starts_with("module_or_path = new URL(") {
                continue;
            }
            bail!(
                "wasm-bindgen's JavaScript uses import.meta.url in a way the bundler does not know: {}",
                line.trim()
            );
        }
        if [
            "import ", "import{", "import*", "import\"", "import'", "export ", "export{", "export*",
        ]
        .iter()
        .any(|start| line.starts_with(start))
        {
            bail!(
                "wasm-bindgen's JavaScript has an import or export the bundler does not know: {}",
                line.trim()
            );
        }
        code.push_str(line);
        code.push('\n');
    }
    for function in ["__wbg_get_imports", "__wbg_finalize_init"] {
        if !code.contains(&format!("function {function}(")) {
            bail!(
                "wasm-bindgen's JavaScript has no {function} function. Check the bundler against the pinned wasm-bindgen."
            );
        }
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "\
export class Stream {
}
export function greet() {}
function __wbg_get_imports() {}
function __wbg_finalize_init(instance, module) {}
async function __wbg_init(module_or_path) {
    if (module_or_path === undefined) {
        module_or_path = new URL('app_bg.wasm', import.meta.url);
    }
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn exports_and_the_module_address_go() -> Result<()> {
        let code = unexported(MODULE)?;
        assert!(
            code.starts_with("class Stream {\n}\nfunction greet() {}\n"),
            "{code}"
        );
        assert!(
            !code.contains("export") && !code.contains("import.meta"),
            "{code}"
        );
        Ok(())
    }

    #[test]
    fn an_unknown_import_or_export_is_refused() {
        for line in [
            "import { a } from './snippets/a.js';",
            "export * from './b.js';",
            "export default 1;",
            "export {",
            "f(import.meta.url);",
        ] {
            assert!(unexported(&format!("{line}\n{MODULE}")).is_err(), "{line}");
        }
    }

    #[test]
    fn a_module_that_begins_otherwise_is_refused() {
        let other = MODULE.replace("__wbg_finalize_init", "__wbg_finish");
        assert!(unexported(&other).is_err());
    }

    #[test]
    fn code_that_would_end_the_script_is_refused() {
        assert!(whole(&format!("const a = '</SCRIPT>';\n{MODULE}")).is_err());
        assert!(whole(&format!("const a = '<!--';\n{MODULE}")).is_err());
    }

    #[test]
    fn the_boot_code_is_fit_to_be_inlined() -> Result<()> {
        assert!(whole(MODULE)?.contains(GIVEN));
        assert!(!whole(MODULE)?.contains("serviceWorker"));
        assert!(starter()?.contains("serviceWorker"));
        Ok(())
    }

    #[test]
    fn the_program_hands_over_its_code_and_the_wasm() -> Result<()> {
        let program = program(MODULE, "AGFzbQ==", "AGFz")?;
        assert!(program.contains(GIVEN));
        assert!(
            program.ends_with("}, () => \"AGFzbQ==\", () => \"AGFz\");\n"),
            "{program}"
        );
        Ok(())
    }
}

#pragma once

// A model as `models`, `average`, `ensemble` and `import-keras` print it with --json: one JSON
// object a line, {"file": PATH, "contract": {...}}.

#include <filesystem>
#include <string>
#include <string_view>

namespace glioscope {

struct ModelLine {
    std::filesystem::path file;
    std::string contract;  ///< JSON, as contractFromJson() reads it
};

/// Without the line end. Throws std::invalid_argument where the contract is no JSON.
[[nodiscard]] std::string toLine(const ModelLine& model);

/// Throws std::invalid_argument that says what is wrong with the line.
[[nodiscard]] ModelLine modelFromLine(std::string_view line);

}  // namespace glioscope

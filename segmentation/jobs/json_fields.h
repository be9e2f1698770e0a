#pragma once

// Fields of a line of JSON, read with the sentence for what is wrong with them. Includes
// nlohmann-json; for sources alone.

#include "segmentation/system/json_value.h"
#include "segmentation/system/path_text.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace glioscope::jobs {

using nlohmann::json;

/// Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] inline std::string dumped(const json& object)
{
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

[[noreturn]] inline void refuse(const std::string& what)
{
    throw std::invalid_argument(what);
}

/// Throws std::invalid_argument where it is no object.
[[nodiscard]] inline json parsed(std::string_view line)
{
    json object = json::parse(line, nullptr, false);
    if (object.is_discarded()) {
        refuse("The line is no valid JSON.");
    }
    if (!object.is_object()) {
        refuse("The line is JSON but no object.");
    }
    return object;
}

/// The field's value; `fallback` where it is absent or null. Throws std::invalid_argument.
template <typename T>
[[nodiscard]] T optional(const json& object, const char* name, T fallback)
{
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) {
        return fallback;
    }
    try {
        return valueOf<T>(*found);
    } catch (const json::exception&) {
        refuse(std::string("The field \"") + name + "\" is of the wrong type.");
    }
}

/// Throws std::invalid_argument where it is missing or empty.
[[nodiscard]] inline std::string required(const json& object, const char* name)
{
    const std::string value = optional<std::string>(object, name, {});
    if (value.empty()) {
        refuse(std::string("The field \"") + name + "\" is missing or empty.");
    }
    return value;
}

[[nodiscard]] inline std::filesystem::path pathFrom(const json& object, const char* name)
{
    return pathFromText(optional<std::string>(object, name, {}));
}

[[nodiscard]] inline std::vector<std::filesystem::path> pathsFrom(const json& object,
                                                                  const char* name)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& utf8 : optional<std::vector<std::string>>(object, name, {})) {
        paths.push_back(pathFromText(utf8));
    }
    return paths;
}

[[nodiscard]] inline json textsOf(const std::vector<std::filesystem::path>& paths)
{
    json texts = json::array();
    for (const auto& path : paths) {
        texts.push_back(pathText(path));
    }
    return texts;
}

/// What `read` makes of the line if it is an object of this type; nothing where it is no such line,
/// or one that cannot be read.
template <typename Read>
[[nodiscard]] auto ofType(std::string_view line, std::string_view type, Read read)
    -> std::optional<decltype(read(json()))>
{
    try {
        const json object = parsed(line);
        if (optional<std::string>(object, "type", {}) == type) {
            return read(object);
        }
    } catch (const std::exception&) {
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace glioscope::jobs

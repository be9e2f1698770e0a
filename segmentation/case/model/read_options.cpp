#include "segmentation/case/model/read_options.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace glioscope {

std::size_t limitFromEnvironment(const char* name, std::size_t otherwise)
{
    const char* text = std::getenv(name);
    const std::string_view given = text ? text : "";
    std::size_t limit = 0;
    const auto [end, failed] = std::from_chars(given.data(), given.data() + given.size(), limit);
    const bool whole = failed == std::errc() && end == given.data() + given.size();
    return whole && limit > 0 ? limit : otherwise;
}

}  // namespace glioscope

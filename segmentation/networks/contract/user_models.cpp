#include "segmentation/networks/contract/user_models.h"

#include "segmentation/system/error.h"

#include <cstdlib>

namespace glioscope {

std::filesystem::path environmentPath(const char* name)
{
    const char* value = std::getenv(name);
    return value ? std::filesystem::path(value) : std::filesystem::path();
}

std::filesystem::path userModelFolder()
{
    if (const auto given = environmentPath("GLIOSCOPE_MODELS"); !given.empty()) {
        return given;
    }
    if (const auto data = environmentPath("XDG_DATA_HOME"); !data.empty()) {
        return data / "glioscope/models";
    }
    if (const auto home = environmentPath("HOME"); !home.empty()) {
        return home / ".local/share/glioscope/models";
    }
    throw Error(Sentence::of(
        "There is no folder for models, since neither HOME nor XDG_DATA_HOME is set; set one."));
}

}  // namespace glioscope

#include "training/reference/reference_split.h"

#include "segmentation/case/model/patients_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/random_stream.h"
#include "training/patches/hdf5_io.h"
#include "training/reference/reference_patch_file.h"
#include "training/settings/reference_lists.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfig = "config.json";

std::vector<fs::path> pathsOf(const std::vector<std::string>& names, const fs::path& folder)
{
    std::vector<fs::path> paths;
    for (const fs::path given : names) {
        // The reference system's lists may come from another machine: only the name counts then.
        fs::path file = folder / given.filename();
        std::error_code ignored;
        if (!fs::is_regular_file(file, ignored)) {
            throw Error(Sentence::of(
                "%1 names %2, which is not in that folder. Copy it there or run prepare again.",
                (folder / kConfig), given));
        }
        paths.push_back(std::move(file));
    }
    return paths;
}

std::vector<std::string> namesOf(const std::vector<fs::path>& paths)
{
    std::vector<std::string> names;
    for (const fs::path& path : paths) {
        names.push_back(path.filename().string());
    }
    return names;
}

std::uint64_t drawOf(const std::string& patient, std::uint64_t seed)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : patient) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return RandomStream(seed, hash, ~std::uint64_t{0}).next();  // no patch of the case has it
}

/// Who validates (true) or trains by the folder's config.json; nobody where it has none that is
/// one.
std::map<std::string, bool> sidesBefore(const fs::path& folder, const Patients& patients)
{
    std::map<std::string, bool> sides;
    try {
        const ReferenceLists lists = readReferenceLists(folder).value_or(ReferenceLists());
        for (const bool valid : {true, false}) {
            for (const std::string& name : valid ? lists.valid : lists.train) {
                sides[patients.of(caseOfReferenceFile(name))] = valid;
            }
        }
    } catch (const Error&) {
        return {};
    }
    return sides;
}

/// For programs that do not read HDF5; of the first file, since those of a folder are alike.
std::optional<Index3> patchSizeOf(const ReferenceSplit& split)
{
    const auto& files = split.train.empty() ? split.valid : split.train;
    try {
        return readReferenceHeader(files.front()).size;
    } catch (const Error&) {
        return std::nullopt;  // whoever reads all of them says so
    }
}

}  // namespace

bool holdsReferencePatches(const fs::path& folder)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".h5") {
            continue;
        }
        try {
            return hdf5::guarded(entry.path(), Sentence::of("cannot be read"), [&] {
                const H5::H5File h5(entry.path().string(), H5F_ACC_RDONLY);
                return h5.nameExists("x") && h5.nameExists("y");
            });
        } catch (const Error&) {
            continue;  // whoever reads all of them says so
        }
    }
    return false;
}

ReferenceSplit readReferenceSplit(const fs::path& folder)
{
    if (const auto lists = readReferenceLists(folder)) {
        return {pathsOf(lists->train, folder), pathsOf(lists->valid, folder)};
    }
    return {.train = listPatchFiles(folder), .valid = {}};
}

ReferenceSplit writeReferenceSplit(const fs::path& folder, double validShare, std::uint64_t seed)
{
    const Patients whose = readPatients(folder);
    const std::map<std::string, bool> settled = sidesBefore(folder, whose);
    std::map<std::uint64_t, std::vector<fs::path>>
        byPatient;  ///< new ones, in the order of the draw
    std::set<std::string> patients, validatingBefore;
    ReferenceSplit split;
    for (const fs::path& file : listPatchFiles(folder)) {
        const std::string patient = whose.of(caseOfReferenceFile(file));
        patients.insert(patient);
        const auto before = settled.find(patient);
        if (before == settled.end()) {
            byPatient[drawOf(patient, seed)].push_back(file);
            continue;
        }
        (before->second ? split.valid : split.train).push_back(file);
        if (before->second) {
            validatingBefore.insert(patient);
        }
    }
    const auto count = static_cast<double>(patients.size());
    auto validating = static_cast<std::size_t>(std::lround(validShare * count));
    if (validShare > 0 && patients.size() > 1) {
        validating = std::clamp<std::size_t>(validating, 1, patients.size() - 1);
    }
    validating -= std::min(validating, validatingBefore.size());
    for (const auto& [draw, files] : byPatient) {
        auto& side = validating > 0 ? split.valid : split.train;
        validating -= validating > 0 ? 1 : 0;
        side.insert(side.end(), files.begin(), files.end());
    }
    std::ranges::sort(split.train);
    std::ranges::sort(split.valid);
    writeReferenceLists(folder, {namesOf(split.train), namesOf(split.valid), patchSizeOf(split)});
    return split;
}

}  // namespace glioscope

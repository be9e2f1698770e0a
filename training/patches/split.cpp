#include "training/patches/split.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/sha256.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace glioscope {
namespace {

using Folds = std::vector<std::vector<std::string>>;

std::string sha256Of(const std::string& text)
{
    Sha256 sum;
    sum.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return sum.hexDigest();
}

Folds readFolds(const std::filesystem::path& file, int count)
{
    if (!std::filesystem::exists(file)) {
        return Folds(static_cast<std::size_t>(count));
    }
    Folds folds;
    try {
        std::ifstream stream = streamOf(file);
        folds = nlohmann::json::parse(stream).at("folds").get<Folds>();
    } catch (const nlohmann::json::exception&) {
        throw Error(
            Sentence::of("%1 is damaged. Restore it from a copy; deleting it makes new "
                         "folds, which earlier runs cannot be compared with.",
                         file));
    }
    if (folds.size() != static_cast<std::size_t>(count)) {
        throw Error(Sentence::of("%1 divides the cases into %2 folds, not %3. Ask for that number.",
                                 file, folds.size(), count));
    }
    return folds;
}

/// Patients without a fold, with their cases, in the order of the hash of their names.
std::map<std::string, std::set<std::string>> casesByHash(const std::set<std::string>& cases,
                                                         const Patients& patients)
{
    std::map<std::string, std::set<std::string>> byHash;
    for (const std::string& name : cases) {
        const std::string patient = patients.of(name);
        byHash[sha256Of(patient) + patient].insert(name);
    }
    return byHash;
}

/// Puts every case of `names` into a fold; true where one was not in any.
bool addMissing(Folds& folds, const std::vector<std::string>& names, const Patients& patients)
{
    std::set<std::string> missing(names.begin(), names.end());
    std::map<std::string, std::size_t> foldOfPatient;
    for (std::size_t n = 0; n < folds.size(); ++n) {
        for (const std::string& name : folds[n]) {
            missing.erase(name);
            foldOfPatient[patients.of(name)] = n;
        }
    }
    for (const auto& [key, cases] : casesByHash(missing, patients)) {
        const auto known = foldOfPatient.find(patients.of(*cases.begin()));
        const auto smallest = std::ranges::min_element(
            folds, {}, [](const std::vector<std::string>& fold) { return fold.size(); });
        auto& fold = known == foldOfPatient.end() ? *smallest : folds[known->second];
        fold.insert(fold.end(), cases.begin(), cases.end());
        std::ranges::sort(fold);
    }
    return !missing.empty();
}

}  // namespace

std::vector<std::string> withOtherScans(std::vector<std::string> names,
                                        const std::vector<std::string>& all,
                                        const Patients& patients)
{
    const std::set<std::string> meant = patients.ofAll(names);
    const std::set<std::string> named(names.begin(), names.end());
    std::ranges::copy_if(all, std::back_inserter(names), [&](const std::string& name) {
        return meant.contains(patients.of(name)) && !named.contains(name);
    });
    return names;
}

Split readOrMakeSplit(const std::filesystem::path& patchFolder,
                      const std::vector<std::string>& caseNames, int folds,
                      const Patients& patients)
{
    const std::filesystem::path file = patchFolder / "split.json";
    Split split{.folds = readFolds(file, folds), .hash = {}};
    if (addMissing(split.folds, caseNames, patients)) {
        writeTextDurably(file, nlohmann::json{{"folds", split.folds}}.dump(2) + '\n');
    }
    const std::set<std::string> asked(caseNames.begin(), caseNames.end());
    for (std::vector<std::string>& fold : split.folds) {
        std::erase_if(fold, [&](const std::string& name) { return !asked.contains(name); });
    }
    split.hash = sha256Of(nlohmann::json(split.folds).dump());
    return split;
}

}  // namespace glioscope

#include "app/engine/dicom/volume_files.h"

#include "segmentation/system/version.h"

#include <nlohmann/json.hpp>

#include <map>

namespace glioscope {
namespace {

constexpr std::size_t kLongestName = 60;

template <typename T>
void put(nlohmann::ordered_json& record, const char* key, const std::optional<T>& value)
{
    if (value) {
        record[key] = *value;
    }
}

void put(nlohmann::ordered_json& record, const char* key, const std::string& text)
{
    if (!text.empty()) {
        record[key] = text;
    }
}

nlohmann::ordered_json slicesOf(const SeriesVolume& volume,
                                const std::vector<DicomInstance>& instances)
{
    nlohmann::ordered_json slices = nlohmann::ordered_json::array();
    for (const GridSlice& slice : volume.grid.slices) {
        if (slice.weight != 0) {
            slices.push_back(nullptr);
            continue;
        }
        const DicomInstance& instance = instances[slice.below.instance];
        nlohmann::ordered_json one = {{"sopInstanceUid", instance.sopInstanceUid}};
        if (instance.frames.size() > 1) {
            one["frame"] = instance.frames[slice.below.frame].number + 1;
        }
        slices.push_back(std::move(one));
    }
    return slices;
}

}  // namespace

std::string fileWords(const std::string& text)
{
    std::string name;
    for (const char c : text) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    name.resize(std::min(name.size(), kLongestName));
    name.resize(name.find_last_not_of('-') + 1);
    return name;
}

std::vector<std::string> fileNamesOf(const std::vector<SeriesVolume>& volumes,
                                     const std::vector<DicomInstance>& instances)
{
    std::map<std::string, int> taken;
    std::vector<std::string> names;
    for (const SeriesVolume& volume : volumes) {
        const DicomInstance& header = volume.header(instances);
        std::string name = header.seriesNumber ? std::to_string(*header.seriesNumber) : "series";
        const std::string words = fileWords(
            header.seriesDescription.empty() ? header.protocolName : header.seriesDescription);
        name += words.empty() ? "" : "_" + words;
        const int before = taken[name]++;
        names.push_back(before == 0 ? name : name + "_volume" + std::to_string(before + 1));
    }
    return names;
}

std::string volumeRecord(const SeriesVolume& volume, const std::vector<DicomInstance>& instances)
{
    const DicomInstance& header = volume.header(instances);
    const MrNumbers& mr = volume.firstFrame(instances).mr;
    nlohmann::ordered_json record = {{"type", "dicom-volume"},
                                     {"software", "Glioscope " GLIOSCOPE_VERSION}};
    put(record, "studyInstanceUid", header.studyUid);
    put(record, "seriesInstanceUid", header.seriesUid);
    put(record, "frameOfReferenceUid", header.frameOfReferenceUid);
    put(record, "sopClassUid", header.sopClass);
    put(record, "seriesNumber", header.seriesNumber);
    put(record, "seriesDescription", header.seriesDescription);
    put(record, "protocolName", header.protocolName);
    put(record, "manufacturer", header.manufacturer);
    put(record, "contrastAgent", header.contrastAgent);
    put(record, "repetitionTimeMs", mr.repetitionTimeMs);
    put(record, "echoTimeMs", mr.echoTimeMs);
    put(record, "inversionTimeMs", mr.inversionTimeMs);
    put(record, "flipAngleDegrees", mr.flipAngleDegrees);
    record["geometry"] = describe(volume.grid.geometry);
    if (!volume.grid.notices.empty()) {
        record["notices"] = volume.grid.notices;
    }
    record["slices"] = slicesOf(volume, instances);
    return record.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace glioscope

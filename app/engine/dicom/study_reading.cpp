#include "app/engine/dicom/study_reading.h"

#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/line_reader.h"
#include "app/engine/console/progress_clock.h"
#include "segmentation/dicom/study_proposal.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_text.h"

#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cctype>
#include <functional>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

StudyScan withProgress(const std::function<StudyScan(const ContinueCheck&)>& scan,
                       const char* command, Console& console)
{
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, command); });
    clock.begin("looking through files");
    return scan([&](std::size_t done) {
        clock.update(static_cast<double>(done), 0);
        return !interrupted();
    });
}

std::vector<fs::path> listedFiles()
{
    std::vector<fs::path> files;
    LineReader lines(STDIN_FILENO);
    while (const std::optional<std::string> line = lines.next()) {
        try {
            for (const auto& path : nlohmann::json::parse(*line).get<std::vector<std::string>>()) {
                files.push_back(pathFromText(path));
            }
        } catch (const nlohmann::json::exception&) {
            throw Error(Sentence::of(
                "The listed files are lines of JSON, a list of paths each, which this is not: %1",
                bytesText(*line)));
        }
    }
    if (interrupted()) {
        throw Cancelled();
    }
    return files;
}

}  // namespace

StudyScan scanWithProgress(const fs::path& study, const char* command, Console& console)
{
    StudyScan scan = withProgress(
        [&](const ContinueCheck& goesOn) { return scanStudy(study, goesOn); }, command, console);
    for (const Sentence& refused : scan.refused) {
        console.warn(refused);
    }
    requireImages(scan, study);
    return scan;
}

StudyScan scanListedWithProgress(const fs::path& study, const char* command, Console& console)
{
    const std::vector<fs::path> files = listedFiles();
    StudyScan scan = withProgress(
        [&](const ContinueCheck& goesOn) { return scanFiles(files, goesOn); }, command, console);
    if (!scan.refused.empty()) {
        throw Error(scan.refused.front());
    }
    requireImages(scan, study);
    if (scan.instances.size() < files.size()) {
        throw Error(Sentence::of(
            "The study %1 has changed since its series were listed; open it again.", study));
    }
    return scan;
}

std::string seriesTitle(const DicomInstance& instance)
{
    std::string title = seriesName(instance);
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    return title;
}

}  // namespace glioscope

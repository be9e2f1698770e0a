#include "app/engine/dicom/study_reading.h"

#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/progress_clock.h"
#include "segmentation/dicom/study_proposal.h"

#include <cctype>

namespace glioscope {

StudyScan scanWithProgress(const std::filesystem::path& study, const char* command,
                           Console& console)
{
    StudyScan scan;
    {
        ProgressClock clock({}, [&](const Progress& p) { console.progress(p, command); });
        clock.begin("looking through files");
        scan = scanStudy(study, [&](std::size_t done) {
            clock.update(static_cast<double>(done), 0);
            return !interrupted();
        });
    }
    for (const Sentence& refused : scan.refused) {
        console.warn(refused);
    }
    requireImages(scan, study);
    return scan;
}

std::string seriesTitle(const DicomInstance& instance)
{
    std::string title = seriesName(instance);
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    return title;
}

}  // namespace glioscope

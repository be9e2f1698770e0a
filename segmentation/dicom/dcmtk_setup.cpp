#include "segmentation/dicom/dcmtk_setup.h"

#include "segmentation/system/error.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdict.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

#include <mutex>

namespace glioscope {

void setUpDcmtk()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // Its warnings are about files that are read all the same; what cannot be read throws.
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        DcmRLEDecoderRegistration::registerCodecs();
        DJDecoderRegistration::registerCodecs();
        DJLSDecoderRegistration::registerCodecs();
    });
    if (!dcmDataDict.isDictionaryLoaded()) {
        throw Error(
            Sentence::of("DCMTK's dictionary of DICOM was not found, so no DICOM can be read. "
                         "Install dcmtk-data, or name its dicom.dic in DCMDICTPATH."));
    }
}

}  // namespace glioscope

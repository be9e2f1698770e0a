#include "ui/dicom/private_folder.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"
#include "ui/widgets/user_folders.h"

namespace glioscope {
namespace fs = std::filesystem;

fs::path segmentationFolders()
{
    return userCacheFolder() / "segmentations";
}

std::shared_ptr<const OwnedFolder> makePrivateFolder(const fs::path& parent)
{
    try {
        return privateFolderIn(parent);
    } catch (const fs::filesystem_error& error) {
        throw Error(
            tr("The engine cannot be handed anything in %1: %2. Free the folder or its disk "
               "and try again.")
                .arg(pathString(parent), shownSentence(writeFailure(error.code())))
                .toStdString());
    }
}

}  // namespace glioscope

#include "ui/dicom/private_folder.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/translated.h"

#include <QStandardPaths>

#include <system_error>

namespace glioscope {
namespace fs = std::filesystem;

fs::path segmentationFolders()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return fs::path(cache.toStdString()) / "glioscope" / "segmentations";
}

std::shared_ptr<const OwnedFolder> makePrivateFolder(const fs::path& parent)
{
    try {
        fs::create_directories(parent);
        fs::permissions(parent, fs::perms::owner_all);
        return std::make_shared<const OwnedFolder>(parent);
    } catch (const fs::filesystem_error& error) {
        throw Error(
            tr("The engine cannot be handed anything in %1: %2. Free the folder or its disk "
               "and try again.")
                .arg(pathString(parent), QString::fromStdString(writeFailure(error.code())))
                .toStdString());
    }
}

void sweepPrivateFolders(const fs::path& parent) noexcept
{
    std::error_code ignored;
    if (!fs::is_directory(parent, ignored)) {
        return;
    }
    try {
        const OwnedFolder sweep(parent);  // making one removes what nobody owns
    } catch (const std::exception&) {
        // The next start tries again.
    }
}

}  // namespace glioscope

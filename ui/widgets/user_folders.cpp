#include "ui/widgets/user_folders.h"

#include <QStandardPaths>

namespace glioscope {
namespace {

std::filesystem::path folderIn(QStandardPaths::StandardLocation place)
{
    return std::filesystem::path(QStandardPaths::writableLocation(place).toStdString()) /
           "glioscope";
}

}  // namespace

std::filesystem::path userCacheFolder()
{
    return folderIn(QStandardPaths::GenericCacheLocation);
}

std::filesystem::path userStateFolder()
{
    return folderIn(QStandardPaths::GenericStateLocation);
}

}  // namespace glioscope

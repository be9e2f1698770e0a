#include "ui/training/installed_model.h"

#include "segmentation/networks/contract/user_models.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "training/settings/config_json.h"
#include "ui/training/run_info.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <filesystem>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// Two runs may give their models one name, but never each other's file.
QString markOf(const QString& runFolder)
{
    const QByteArray path = QFileInfo(runFolder).absoluteFilePath().toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(8));
}

}  // namespace

QString modelNameOfRun(const QString& runFolder)
{
    const TrainingConfig config = readRunConfig(runFolder.toStdString());
    return config.modelName.empty() ? toQString(key(config.network.kind))
                                    : QString::fromStdString(config.modelName);
}

QString installedModelFile(const QString& runFolder)
{
    static const QRegularExpression notInNames(QStringLiteral("[^A-Za-z0-9_.-]+"));
    const QString name = modelNameOfRun(runFolder).replace(notInNames, QStringLiteral("_"));
    const QDir folder(QString::fromStdString(userModelFolder().string()));
    return folder.filePath(QStringLiteral("%1-%2.h5").arg(name, markOf(runFolder)));
}

bool isModelInstalled(const QString& runFolder)
{
    QFile model(modelOfRun(runFolder));
    QFile copy(installedModelFile(runFolder));
    return model.open(QIODevice::ReadOnly) && copy.open(QIODevice::ReadOnly) &&
           model.size() == copy.size() && model.readAll() == copy.readAll();
}

QString installModel(const QString& runFolder)
{
    const QString model = modelOfRun(runFolder);
    if (model.isEmpty()) {
        throw Error(tr("There is no model in %1 yet; let the run finish an epoch.")
                        .arg(QDir::toNativeSeparators(runFolder))
                        .toStdString());
    }
    const QString target = installedModelFile(runFolder);
    QDir().mkpath(QFileInfo(target).path());
    try {
        writeDurably(target.toStdString(), [&](const fs::path& temporary) {
            fs::copy_file(model.toStdString(), temporary, fs::copy_options::overwrite_existing);
        });
    } catch (const Error& error) {
        throw Error(tr("The model cannot be listed. %1").arg(shownFailure(error)).toStdString());
    }
    return target;
}

}  // namespace glioscope

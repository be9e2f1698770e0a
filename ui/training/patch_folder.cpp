#include "ui/training/patch_folder.h"

#include "segmentation/case/model/patients_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "training/settings/reference_file_name.h"
#include "training/settings/reference_lists.h"
#include "training/settings/reference_options.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <map>
#include <numeric>

namespace glioscope {
namespace {

/// What a folder of ready-made patches says of itself.
struct Lists {
    bool isThere = false;
    bool isValid = false;
    QStringList train;  ///< names of files
    QStringList valid;
    Index3 patchSize = ReferencePatchOptions().size;
};

QStringList namesIn(const std::vector<std::string>& files)
{
    QStringList names;
    for (const std::string& file : files) {
        // Lists of the reference system may hold paths of another machine.
        names << QFileInfo(QString::fromStdString(file)).fileName();
    }
    return names;
}

Lists readLists(const QString& folder)
{
    Lists lists;
    try {
        const auto read = readReferenceLists(pathFromString(folder));
        lists.isThere = lists.isValid = read.has_value();
        if (!read) {
            return lists;
        }
        lists.train = namesIn(read->train);
        lists.valid = namesIn(read->valid);
        lists.patchSize = read->patchSize.value_or(lists.patchSize);
    } catch (const Error&) {
        lists.isThere = true;
    }
    for (int& edge : lists.patchSize) {
        edge = std::clamp(edge, kShortestReferenceEdge, kLongestReferenceEdge);
    }
    return lists;
}

QString problemOf(const Lists& lists, const QFileInfoList& files, const QString& folder)
{
    const QString config =
        QDir::toNativeSeparators(QDir(folder).filePath(QStringLiteral("config.json")));
    if (!lists.isThere) {
        return {};  // everything is trained on then
    }
    if (!lists.isValid) {
        return tr("%1 does not say which patches are trained on and which validate; run Prepare "
                  "again.")
            .arg(config);
    }
    QSet<QString> there;
    for (const QFileInfo& file : files) {
        there.insert(file.fileName());
    }
    for (const QString& name : lists.train + lists.valid) {
        if (!there.contains(name)) {
            return tr("%1 names %2, which is not in the folder; run Prepare again.")
                .arg(config, name);
        }
    }
    return lists.train.isEmpty() ? tr("%1 leaves no patch to train on; run Prepare again with a "
                                      "smaller share that validates.")
                                       .arg(config)
                                 : QString();
}

QList<PatchedCase> casesOf(const QFileInfoList& files, const Lists& lists, const Patients& patients)
{
    const QSet<QString> train(lists.train.begin(), lists.train.end());
    const QSet<QString> valid(lists.valid.begin(), lists.valid.end());
    std::map<QString, PatchedCase> byName;
    for (const QFileInfo& file : files) {
        const auto name =
            QString::fromStdString(caseOfReferenceFile(file.fileName().toStdString()));
        PatchedCase& each = byName[name];
        each.name = name;
        each.patient = QString::fromStdString(patients.of(name.toStdString()));
        ++each.patches;
        each.training += !lists.isThere || train.contains(file.fileName()) ? 1 : 0;
        each.validating += valid.contains(file.fileName()) ? 1 : 0;
    }
    QList<PatchedCase> cases;
    for (const auto& [name, each] : byName) {
        cases << each;
    }
    return cases;
}

Patients patientsIn(const QString& folder, QString& damaged)
{
    try {
        return readPatients(pathFromString(folder));
    } catch (const Error& error) {
        damaged = shownFailure(error);
        return {};
    }
}

QString emptyProblem(const PatchFolder& folder)
{
    const QString path = QDir::toNativeSeparators(folder.path);
    if (folder.path.isEmpty()) {
        return tr("No folder of patches is chosen; choose or make one under Patches.");
    }
    if (accessTo(pathFromString(folder.path)) == PathAccess::Forbidden) {
        return tr("The folder of patches %1 may not be read by you; have its owner allow it, or "
                  "choose another.")
            .arg(path);
    }
    return folder.isThere
               ? tr("There are no patches in %1; make them under Patches, or choose another "
                    "folder.")
                     .arg(path)
               : tr("The folder of patches %1 is not there; make it under Patches, or choose "
                    "another.")
                     .arg(path);
}

template <auto Member>
int sum(const QList<PatchedCase>& cases)
{
    return std::accumulate(cases.begin(), cases.end(), 0,
                           [](int so, const PatchedCase& each) { return so + each.*Member; });
}

QString caseCount(qsizetype cases)
{
    return cases == 1 ? tr("1 case") : tr("%1 cases").arg(cases);
}

QString patchCount(int patches)
{
    return patches == 1 ? tr("1 patch") : tr("%1 patches").arg(patches);
}

}  // namespace

int PatchFolder::patches() const
{
    return sum<&PatchedCase::patches>(cases);
}

int PatchFolder::training() const
{
    return sum<&PatchedCase::training>(cases);
}

int PatchFolder::validating() const
{
    return sum<&PatchedCase::validating>(cases);
}

QStringList PatchFolder::caseNames() const
{
    QStringList names;
    for (const PatchedCase& each : cases) {
        names << each.name;
    }
    return names;
}

PatchFolder readPatchFolder(const QString& folder)
{
    PatchFolder found{.path = folder, .isThere = !folder.isEmpty() && QDir(folder).exists()};
    const QFileInfoList files = found.isThere ? QDir(folder).entryInfoList({QStringLiteral("*.h5")},
                                                                           QDir::Files, QDir::Name)
                                              : QFileInfoList();
    if (files.isEmpty()) {
        found.problem = emptyProblem(found);
        return found;
    }
    const Lists lists = readLists(folder);
    found.isReadyMade =
        lists.isValid || isReferenceFileName(files.first().fileName().toStdString());
    for (const QFileInfo& file : files) {
        found.bytes += file.size();
    }
    QString damaged;
    found.cases = casesOf(files, found.isReadyMade ? lists : Lists(), patientsIn(folder, damaged));
    found.problem = damaged;
    if (found.isReadyMade) {
        found.patchSize = lists.patchSize;
        found.problem += problemOf(lists, files, folder);
    }
    return found;
}

QString describePatches(const PatchFolder& folder)
{
    if (folder.path.isEmpty()) {
        return tr("No folder for patches is chosen yet.");
    }
    if (folder.cases.isEmpty()) {
        return tr("No patches in this folder yet.");
    }
    const QString size = QLocale().formattedDataSize(folder.bytes, 1, QLocale::DataSizeSIFormat);
    const QString cases = caseCount(folder.cases.size());
    if (!folder.isReadyMade) {
        return tr("%1, %2").arg(cases, size);
    }
    return tr("%1 of %2, %3: %4 to train on, %5 to validate")
        .arg(patchCount(folder.patches()), cases, size)
        .arg(folder.training())
        .arg(folder.validating());
}

QStringList describeCases(const PatchFolder& folder)
{
    QStringList lines;
    for (const PatchedCase& each : folder.cases) {
        const QString name = each.patient.isEmpty() || each.patient == each.name
                                 ? each.name
                                 : tr("%1 of patient %2").arg(each.name, each.patient);
        const QString patches = patchCount(each.patches);
        lines << (!folder.isReadyMade    ? name
                  : each.validating == 0 ? tr("%1: %2 to train on").arg(name, patches)
                                         : tr("%1: %2 to validate").arg(name, patches));
    }
    return lines;
}

}  // namespace glioscope

#include "tests/support/seg_peer.h"

#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace glioscope::test {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

/// What it printed; empty where it failed.
std::optional<QByteArray> run(const QStringList& arguments)
{
    QProcess python;
    const fs::path script = sourceFolder() / "tests/support/seg_peer.py";
    python.start(u"python3"_s, QStringList{QString::fromStdString(script.string())} + arguments);
    if (!python.waitForFinished(120000) || python.exitCode() != 0) {
        qWarning("%s", python.readAllStandardError().constData());
        return std::nullopt;
    }
    return python.readAllStandardOutput();
}

bool write(const QString& what, const fs::path& target, const QJsonObject& spec)
{
    const TemporaryFolder folder;
    const QString file = QString::fromStdString((folder.path() / "spec.json").string());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        return false;
    }
    out.write(QJsonDocument(spec).toJson());
    out.close();
    return run({what, QString::fromStdString(target.string()), file}).has_value();
}

template <typename Values>
QJsonArray arrayOf(const Values& values)
{
    QJsonArray array;
    for (const auto value : values) {
        array.append(value);
    }
    return array;
}

}  // namespace

bool hasPydicom()
{
    QProcess python;
    python.start(u"python3"_s, {u"-c"_s, u"import pydicom, numpy"_s});
    return python.waitForFinished(60000) && python.exitCode() == 0;
}

QJsonObject gridJson(const Geometry& geometry)
{
    QJsonArray direction;
    for (const Vec3& row : geometry.direction) {
        direction.append(arrayOf(row));
    }
    return {{u"size"_s, arrayOf(geometry.size)},
            {u"spacing"_s, arrayOf(geometry.spacingMm)},
            {u"origin"_s, arrayOf(geometry.originLps)},
            {u"direction"_s, direction}};
}

bool writePeerSeries(const fs::path& folder, const QJsonObject& spec)
{
    return write(u"series"_s, folder, spec);
}

bool writePeerSeg(const fs::path& file, const QJsonObject& spec)
{
    return write(u"write"_s, file, spec);
}

QJsonObject readByPeer(const fs::path& file)
{
    const auto printed = run({u"read"_s, QString::fromStdString(file.string())});
    return printed ? QJsonDocument::fromJson(*printed).object() : QJsonObject();
}

}  // namespace glioscope::test

#include "tests/support/seg_peer.h"

#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <fstream>
#include <string>

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

Volume<std::uint8_t> boxIn(const Geometry& grid, const Index3& begin, const Index3& end,
                           std::uint8_t value)
{
    Volume<std::uint8_t> volume(grid);
    for (int k = begin[2]; k < end[2]; ++k) {
        for (int j = begin[1]; j < end[1]; ++j) {
            for (int i = begin[0]; i < end[0]; ++i) {
                volume.at(i, j, k) = value;
            }
        }
    }
    return volume;
}

bool writePeerSegments(const fs::path& file, const QString& kind,
                       const std::vector<PeerSegment>& segments, const QJsonObject& more)
{
    const TemporaryFolder folder;
    QJsonArray list;
    for (const PeerSegment& one : segments) {
        const fs::path raw = folder.path() / std::to_string(one.number);
        std::ofstream(raw, std::ios::binary)
            .write(reinterpret_cast<const char*>(one.volume.voxels.data()),
                   std::streamsize(one.volume.voxels.size()));
        list.append(QJsonObject{
            {u"number"_s, one.number},
            {u"label"_s, QString::fromUtf8(one.label)},
            {u"voxels"_s, QString::fromStdString(raw.string())},
            {u"code"_s, QJsonArray{QString::fromUtf8(one.code[0]), QString::fromUtf8(one.code[1]),
                                   QString::fromUtf8(one.code[2])}}});
    }
    QJsonObject spec = {{u"grid"_s, gridJson(segments.front().volume.geometry)},
                        {u"kind"_s, kind},
                        {u"series"_s, 3},
                        {u"segments"_s, list}};
    for (auto at = more.begin(); at != more.end(); ++at) {
        spec[at.key()] = at.value();
    }
    return writePeerSeg(file, spec);
}

bool hasJudge()
{
    return !QStandardPaths::findExecutable(u"dciodvfy"_s).isEmpty();
}

QString judged(const fs::path& file)
{
    QProcess judge;
    judge.setProcessChannelMode(QProcess::MergedChannels);
    judge.start(u"dciodvfy"_s, {QString::fromStdString(file.string())});
    return judge.waitForFinished(60000) ? QString::fromUtf8(judge.readAll()) : u"Error"_s;
}

QJsonObject readByPeer(const fs::path& file)
{
    const auto printed = run({u"read"_s, QString::fromStdString(file.string())});
    return printed ? QJsonDocument::fromJson(*printed).object() : QJsonObject();
}

}  // namespace glioscope::test

// The real program on images that are wrong by themselves or together: the report of a segmentation
// says what the audit says.

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/volume/reorient.h"
#include "tests/support/engine_process.h"
#include "tests/support/nifti_builder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <limits>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

void writeFloats(const fs::path& file, const Image& image)
{
    NiftiFile nifti;
    nifti.datatype = 16;
    const Geometry& grid = image.geometry;
    nifti.size = {grid.size[0], grid.size[1], grid.size[2]};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        nifti.spacing[axis] = static_cast<float>(grid.spacingMm[axis]);
        for (std::size_t row = 0; row < 3; ++row) {
            const double sign = row < 2 ? -1 : 1;  // LPS to NIfTI's RAS
            nifti.sform[4 * row + axis] =
                static_cast<float>(sign * grid.direction[row][axis] * grid.spacingMm[axis]);
            nifti.sform[4 * row + 3] = static_cast<float>(sign * grid.originLps[row]);
        }
    }
    nifti.append<float>({image.voxels.begin(), image.voxels.end()});
    writeFile(file, nifti.bytes());
}

/// Slices of twice the thickness.
Image everyOther(const Image& image)
{
    Geometry grid = image.geometry;
    grid.size[2] /= 2;
    grid.spacingMm[2] *= 2;
    Image thick(grid);
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                thick.at(i, j, k) = image.at(i, j, 2 * k);
            }
        }
    }
    return thick;
}

}  // namespace

class TestSegmentNotices : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models;
    Case m_sound;
    QString m_printed;  ///< by the last segmentation

    /// The sound case's images, as `wrong` makes them.
    fs::path write(const QString& wrong)
    {
        std::array<Image, 4> images;
        for (std::size_t s = 0; s < images.size(); ++s) {
            images[s] = *m_sound.images[s];
        }
        if (wrong == u"exchanged"_s) {
            std::swap(images[1], images[2]);
        } else if (wrong == u"twice"_s) {
            images[2] = images[1];
        } else if (wrong == u"one value"_s) {
            images[3] = Image(images[3].geometry, 7.0F);
        } else if (wrong == u"no number"_s) {
            images[0].voxels[5] = std::numeric_limits<float>::quiet_NaN();
            images[0].voxels[9] = std::numeric_limits<float>::infinity();
        } else if (wrong == u"thick"_s) {
            std::ranges::for_each(images, [](Image& image) { image = everyOther(image); });
        } else if (wrong == u"box"_s) {
            const Index3& n = images[0].geometry.size;
            const VoxelBox middle{.begin = {n[0] / 3, n[1] / 3, n[2] / 3},
                                  .end = {2 * n[0] / 3, 2 * n[1] / 3, 2 * n[2] / 3}};
            std::ranges::for_each(images, [&](Image& image) { image = crop(image, middle); });
        }
        const fs::path folder = m_folder->path() / "cases" / wrong.toStdString() / "Case";
        for (const Sequence sequence : kAllSequences) {
            writeFloats(folder / ("Case_" + std::string(key(sequence)) + ".nii"),
                        images[static_cast<std::size_t>(sequence)]);
        }
        return folder;
    }

    /// Of the report that a segmentation of the case leaves; what random weights have marked, and
    /// are unsure of, apart.
    QStringList notices(const fs::path& caseFolder)
    {
        const fs::path out = m_folder->path() / "out" / caseFolder.parent_path().filename();
        const EngineOutcome outcome =
            runEngine({u"segment"_s, text(caseFolder), u"--output"_s, text(out)}, m_models);
        m_printed = QString::fromUtf8(outcome.output + outcome.error);
        QFile file(text(out / "Case_tiny.json"));
        if (!file.open(QFile::ReadOnly)) {
            return {u"no report"_s};
        }
        QStringList said;
        for (const QJsonValue notice :
             QJsonDocument::fromJson(file.readAll())[u"outcome"_s][u"notices"_s].toArray()) {
            said << notice.toString();
        }
        return said.filter(QRegularExpression(u"^(?!Oedema enclosed|Doubtful:)"_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = m_folder->path() / "models";
        writeRandomModel(m_models, "tiny", 2);
        m_sound = readCase(findCase(makeCase(m_folder->path() / "phantoms", 1)));
    }
    void cleanupTestCase() { m_folder.reset(); }

    void soundCaseHasNoNotice() { QCOMPARE(notices(write(u"sound"_s)), QStringList()); }

    /// Of sequences that are all sampled so; the audit says nothing of it, since models may be
    /// trained on such.
    void thickSlicesAreSaidAndSegmented()
    {
        const QStringList said = notices(write(u"thick"_s));
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.front().startsWith(u"The voxels of FLAIR, T1, T1ce and T2 are up to"_s),
                 qPrintable(said.front()));
        QVERIFY2(m_printed.contains(said.front()), qPrintable(m_printed));
    }

    void reportSaysWhatTheAuditSays_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("severity");
        QTest::newRow("exchanged") << u"exchanged-names"_s << u"warning"_s;
        QTest::newRow("twice") << u"same-image-twice"_s << u"error"_s;
        QTest::newRow("one value") << u"empty-image"_s << u"error"_s;
        QTest::newRow("no number") << u"non-finite-voxels"_s << u"warning"_s;
        QTest::newRow("box") << u"no-background"_s << u"warning"_s;
    }
    void reportSaysWhatTheAuditSays()
    {
        QFETCH(const QString, code);
        QFETCH(const QString, severity);
        const fs::path folder = write(QString::fromLatin1(QTest::currentDataTag()));
        const EngineOutcome audit = runEngine({u"audit"_s, text(folder), u"--json"_s}, m_models);
        QStringList audited;
        for (const QJsonObject& line : jsonLines(audit.output)) {
            for (const QJsonValue finding : line[u"findings"_s].toArray()) {
                if (finding[u"code"_s] != u"missing-labels"_s) {
                    QCOMPARE(finding[u"code"_s].toString(), code);
                    QCOMPARE(finding[u"severity"_s].toString(), severity);
                    audited << finding[u"text"_s].toString().remove(text(folder) + u'/');
                }
            }
        }
        QCOMPARE(audited.size(), 1);
        QCOMPARE(notices(folder), audited);
        QVERIFY2(m_printed.contains(audited.front()), qPrintable(m_printed));
    }
};

QTEST_GUILESS_MAIN(TestSegmentNotices)
#include "test_segment_notices.moc"

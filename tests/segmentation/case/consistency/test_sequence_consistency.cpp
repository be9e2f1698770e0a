#include "segmentation/case/consistency/sequence_consistency.h"
#include "segmentation/case/dataset/dataset_audit.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/resample.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

using Images = std::array<std::shared_ptr<const Image>, 4>;

const Images& soundImages()
{
    static const Images images = [] {
        Phantom phantom = makePhantom({.seed = 5,
                                       .geometry = {.size = {120, 120, 78},
                                                    .spacingMm = {2, 2, 2},
                                                    .originLps = {0, -238, 0},
                                                    .direction = kIdentity3}});
        Images made;
        std::ranges::transform(phantom.images, made.begin(), [](Image& image) {
            return std::make_shared<const Image>(std::move(image));
        });
        return made;
    }();
    return images;
}

template <typename Change>
Images changed(const Images& images, const Change& change)
{
    Images result;
    std::ranges::transform(images, result.begin(), [&](const auto& image) {
        return std::make_shared<const Image>(change(*image));
    });
    return result;
}

/// The voxel at ijk is the one that was at `from(ijk)`; 0 where that lies outside.
template <typename From>
std::shared_ptr<const Image> moved(const Image& image, const From& from)
{
    Image result(image.geometry);
    const Index3& n = image.geometry.size;
    for (int k = 0; k < n[2]; ++k) {
        for (int j = 0; j < n[1]; ++j) {
            for (int i = 0; i < n[0]; ++i) {
                const Index3 at = from(Index3{i, j, k});
                result.at(i, j, k) =
                    image.geometry.contains(at) ? image.at(at[0], at[1], at[2]) : 0;
            }
        }
    }
    return std::make_shared<const Image>(std::move(result));
}

std::shared_ptr<const Image> mirrored(const Image& image, std::size_t axis)
{
    return moved(image, [&](Index3 at) {
        at[axis] = image.geometry.size[axis] - 1 - at[axis];
        return at;
    });
}

std::shared_ptr<const Image> shifted(const Image& image, std::size_t axis, double mm)
{
    const int voxels = static_cast<int>(std::lround(mm / image.geometry.spacingMm[axis]));
    return moved(image, [=](Index3 at) {
        at[axis] -= voxels;
        return at;
    });
}

std::vector<InconsistentSequences> foundIn(const Images& images)
{
    std::array<HeadSample, 4> samples;
    HeadSamples given = {};
    for (std::size_t s = 0; s < images.size(); ++s) {
        if (images[s]) {
            samples[s] = sampleHead(*images[s], findBackground(*images[s]));
            given[s] = &samples[s];
        }
    }
    return findInconsistencies(given);
}

/// The sound images on a grid with the same world, or nearly, under another header.
Images onGrid(const QByteArray& name)
{
    return changed(soundImages(), [&](const Image& image) {
        Image result = image;
        if (name == "oblique") {
            result.geometry.direction = test::rotation({1, 2, 3}, 25);
        } else if (name == "anisotropic") {
            return resampleLinear(image, withSpacing(image.geometry, {1.5, 1.5, 5}));
        } else if (name == "permuted") {
            Geometry stored = image.geometry;  // i to A, j to S, k to R
            stored.size = {image.geometry.size[1], image.geometry.size[2], image.geometry.size[0]};
            stored.direction = {{{0, 0, -1}, {-1, 0, 0}, {0, 1, 0}}};
            const Image lps = reorientToLps(image);
            return reorientFromLps(lps, stored);
        }
        return result;
    });
}

}  // namespace

class TestSequenceConsistency : public QObject {
    Q_OBJECT

    static void addGrids()
    {
        QTest::addColumn<QByteArray>("grid");
        for (const char* grid : {"plain", "oblique", "anisotropic", "permuted"}) {
            QTest::newRow(grid) << QByteArray(grid);
        }
    }

private Q_SLOTS:
    void soundCasesAreNotDoubted_data() { addGrids(); }
    void soundCasesAreNotDoubted()
    {
        QFETCH(const QByteArray, grid);
        const auto found = foundIn(onGrid(grid));
        QVERIFY2(found.empty(), found.empty() ? "" : found.front().text.text().c_str());
    }

    void shiftedAndMirroredSequencesAreNamed_data() { addGrids(); }
    void shiftedAndMirroredSequencesAreNamed()
    {
        QFETCH(const QByteArray, grid);
        const Images sound = onGrid(grid);
        for (std::size_t s = 0; s < 4; ++s) {
            for (std::size_t axis = 0; axis < 3; ++axis) {
                for (const bool mirror : {true, false}) {
                    Images wrong = sound;
                    wrong[s] = mirror ? mirrored(*sound[s], axis) : shifted(*sound[s], axis, 10);
                    const auto found = foundIn(wrong);
                    QCOMPARE(found.size(), std::size_t{1});
                    QCOMPARE(found.front().kind, Inconsistency::Place);
                    QCOMPARE(found.front().sequences, std::vector{static_cast<Sequence>(s)});
                }
            }
        }
    }

    void sentenceSaysWhichWayASequenceIsMirrored()
    {
        Images wrong = onGrid("permuted");  // its first axis runs front to back
        wrong[0] = mirrored(*wrong[0], 0);
        QVERIFY(foundIn(wrong).front().text.text().find("FLAIR does not show the head where") == 0);
        QVERIFY(foundIn(wrong).front().text.text().find("mirrored front to back") !=
                std::string::npos);
    }

    void exchangedNamesAreTold_data() { addGrids(); }
    void exchangedNamesAreTold()
    {
        QFETCH(const QByteArray, grid);
        const Images sound = onGrid(grid);
        for (std::size_t a = 0; a < 4; ++a) {
            for (std::size_t b = a + 1; b < 4; ++b) {
                Images wrong = sound;
                std::swap(wrong[a], wrong[b]);
                const auto found = foundIn(wrong);
                QCOMPARE(found.size(), std::size_t{1});
                QCOMPARE(found.front().kind, Inconsistency::Names);
                QCOMPARE(found.front().sequences,
                         (std::vector{static_cast<Sequence>(a), static_cast<Sequence>(b)}));
            }
        }
    }

    void exchangeIsToldAmongThoseThatAreThere()
    {
        Images few = soundImages();
        few[0] = few[3] = nullptr;
        QVERIFY(foundIn(few).empty());
        std::swap(few[1], few[2]);
        QCOMPARE(foundIn(few).size(), std::size_t{1});
        few[1] = nullptr;
        QVERIFY(foundIn(few).empty());
    }

    void ofTwoSequencesBothStandInDoubt()
    {
        Images two = soundImages();
        two[1] = two[3] = nullptr;
        two[0] = shifted(*two[0], 1, 10);
        const auto found = foundIn(two);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().sequences, (std::vector{Sequence::Flair, Sequence::T1ce}));
    }

    void intensitiesMayHaveAnyScaleAndBackground()
    {
        const Images scaled = changed(soundImages(), [](const Image& image) {
            Image result = image;
            std::ranges::transform(image.voxels, result.voxels.begin(),
                                   [](float v) { return v * 1.5e-5F - 0.5F; });
            return result;
        });
        QVERIFY(foundIn(scaled).empty());
        Images wrong = scaled;
        std::swap(wrong[1], wrong[2]);
        QCOMPARE(foundIn(wrong).size(), std::size_t{1});
    }

    void auditSaysTheSameOfFiles()
    {
        const test::TemporaryFolder folder;
        const auto codesOf = [&](const Images& images) {
            for (const Sequence sequence : kAllSequences) {
                writeImage(folder.path() / "A" / ("A_" + std::string(key(sequence)) + ".nii"),
                           *images[static_cast<std::size_t>(sequence)], false);
            }
            std::vector<AuditCode> codes;
            for (const AuditFinding& finding : auditDataset(folder.path()).findings) {
                if (finding.code != AuditCode::MissingLabels) {
                    codes.push_back(finding.code);
                }
            }
            return codes;
        };
        std::filesystem::create_directory(folder.path() / "A");
        QVERIFY(codesOf(soundImages()).empty());
        Images wrong = soundImages();
        std::swap(wrong[1], wrong[2]);
        QCOMPARE(codesOf(wrong), std::vector{AuditCode::ExchangedNames});
        wrong = soundImages();
        wrong[0] = mirrored(*wrong[0], 1);
        QCOMPARE(codesOf(wrong), std::vector{AuditCode::OtherPlace});
    }
};

QTEST_APPLESS_MAIN(TestSequenceConsistency)
#include "test_sequence_consistency.moc"

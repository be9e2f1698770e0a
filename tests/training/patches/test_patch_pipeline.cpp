#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "training/patches/patch_pipeline.h"

#include <QtTest>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

// Oblique, anisotropic, and its axes run the other way round than a patch's.
Geometry obliqueGrid()
{
    return {.size = {30, 36, 20},
            .spacingMm = {1, 1, 2},
            .originLps = {5, -7, 3},
            .direction = {{{0, -0.8, 0.6}, {1, 0, 0}, {0, 0.6, 0.8}}}};
}

CaseVolumes obliqueCase()
{
    const Geometry g = obliqueGrid();
    CaseVolumes volumes{.name = "oblique", .images = {}, .labels = {}, .sourceHash = "hash"};
    LabelMap labels(g);
    for (std::size_t s = 0; s < 4; ++s) {
        Image image(g);
        for (int k = 4; k < 16; ++k) {
            for (int j = 6; j < 30; ++j) {
                for (int i = 5; i < 25; ++i) {
                    image.at(i, j, k) =
                        static_cast<float>(100 + i + 2 * j + 3 * k) * static_cast<float>(s + 1);
                    const bool tumour = i > 10 && i < 19 && j > 12 && j < 24 && k > 6 && k < 13;
                    labels.at(i, j, k) = tumour ? Label::Enhancing : Label::Background;
                }
            }
        }
        volumes.images[s] = std::make_shared<Image>(image);
    }
    volumes.labels = std::make_shared<LabelMap>(labels);
    return volumes;
}

/// Middle and volume of what lies inside WT, in the world.
struct Tumour {
    Vec3 middleLps{};
    double volumeMl = 0;
};

Tumour tumourOf(const PatchCase& patch)
{
    Tumour t;
    double sum = 0;
    const float* voxel = patch.voxels.data();
    for (int i = 0; i < patch.grid.size[0]; ++i) {
        for (int j = 0; j < patch.grid.size[1]; ++j) {
            for (int k = 0; k < patch.grid.size[2]; ++k, voxel += PatchCase::kChannels) {
                const Vec3 lps = patch.grid.toLps({double(i), double(j), double(k)});
                for (std::size_t c = 0; c < 3; ++c) {
                    t.middleLps[c] += lps[c] * static_cast<double>(voxel[PatchCase::kImages]);
                }
                sum += static_cast<double>(voxel[PatchCase::kImages]);
            }
        }
    }
    for (double& c : t.middleLps) {
        c /= sum;
    }
    t.volumeMl = sum * patch.grid.voxelVolumeMl();
    return t;
}

}  // namespace

class TestPatchPipeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aResectionCavityIsBackground()
    {
        const CaseVolumes plain = obliqueCase();
        CaseVolumes operated = plain;
        LabelMap labels = *plain.labels;
        for (int j = 0; j < 4; ++j) {  // also outside the brain
            labels.at(1, j, 8) = labels.at(6, j + 7, 8) = Label::ResectionCavity;
        }
        operated.labels = std::make_shared<LabelMap>(labels);
        const PatchCase expected = makePatch(plain, {}), patch = makePatch(operated, {});
        QVERIFY(patch.reference.geometry == expected.reference.geometry);
        QVERIFY(patch.reference.voxels == expected.reference.voxels);
        QVERIFY(patch.voxels == expected.voxels);
    }

    void tumourStaysAtItsPlaceInTheWorld_data()
    {
        QTest::addColumn<double>("spacing");
        QTest::newRow("own spacing") << 0.0;
        QTest::newRow("1.5 mm") << 1.5;
    }
    void tumourStaysAtItsPlaceInTheWorld()
    {
        QFETCH(double, spacing);
        const Vec3 own = {1, 1, 2};  // also after reorienting: the third axis still runs along S
        const PatchOptions options{.spacingMm =
                                       spacing > 0 ? Vec3{spacing, spacing, spacing} : own};
        const PatchCase patch = makePatch(obliqueCase(), options);
        const Tumour tumour = tumourOf(patch);
        const Vec3 expected = obliqueGrid().toLps({14.5, 18, 9.5});
        for (std::size_t c = 0; c < 3; ++c) {
            QVERIFY(std::abs(tumour.middleLps[c] - expected[c]) < 0.15);
        }
        const double expectedMl = 8 * 11 * 6 * 2 / 1000.0;
        QVERIFY(std::abs(tumour.volumeMl - expectedMl) < 0.06 * expectedMl);
    }

    void brainHasMeanZeroAndDeviationOne()
    {
        const PatchCase patch = makePatch(obliqueCase(), {});
        for (std::size_t s = 0; s < 4; ++s) {
            double sum = 0, squares = 0, count = 0;
            for (std::size_t v = s; v < patch.voxels.size(); v += PatchCase::kChannels) {
                const double value = static_cast<double>(patch.voxels[v]);
                count += value != 0;
                sum += value;
                squares += value * value;
            }
            QVERIFY(std::abs(sum / count) < 1e-3);
            QVERIFY(std::abs(squares / count - 1) < 1e-2);
        }
    }

    void incompleteCasesAreRefusedByName()
    {
        CaseVolumes volumes = obliqueCase();
        volumes.images[2] = nullptr;
        try {
            (void)makePatch(volumes, {});
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY(QString::fromLatin1(e.what()).contains(QLatin1String("oblique has no T1ce")));
        }
        volumes = obliqueCase();
        volumes.labels = nullptr;
        QVERIFY_THROWS_EXCEPTION(Error, (void)makePatch(volumes, {}));
        volumes = obliqueCase();
        Image moved = *volumes.images[1];
        moved.geometry.originLps[0] += 2;
        volumes.images[1] = std::make_shared<Image>(moved);
        QVERIFY_THROWS_EXCEPTION(Error, (void)makePatch(volumes, {}));
    }

    void imagesThatTheAuditRefusesAreRefused()
    {
        CaseVolumes volumes = obliqueCase();
        volumes.images[2] = volumes.images[1];
        try {
            (void)makePatch(volumes, {});
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY(QString::fromLatin1(e.what()).contains(
                QLatin1String("same image as T1 and as T1ce")));
        }
        volumes = obliqueCase();
        Image flat = *volumes.images[3];
        std::ranges::fill(flat.voxels, 7.0F);
        volumes.images[3] = std::make_shared<Image>(flat);
        QVERIFY_THROWS_EXCEPTION(Error, (void)makePatch(volumes, {}));
    }

    void whatIsThereIsKeptAndFailuresAreReported()
    {
        const test::TemporaryFolder folder;
        int loads = 0;
        const auto hash = [] { return std::string("hash"); };
        const CaseSource good{"good", hash, [&] {
                                  ++loads;
                                  return obliqueCase();
                              }};
        const CaseSource bad{
            "bad", {}, []() -> CaseVolumes { throw Error("bad.nii.gz is damaged."); }};
        const PrepareReport first = preparePatches({good, bad}, folder.path(), {});
        QCOMPARE(first.written, std::size_t{1});
        QCOMPARE(first.failures, std::vector<Sentence>{"bad.nii.gz is damaged."});
        const PrepareReport second = preparePatches({good}, folder.path(), {});
        QCOMPARE(second.kept, std::size_t{1});
        QCOMPARE(loads, 1);
        const CaseSource changed{"good", [] { return std::string("other hash"); }, good.load};
        QCOMPARE(preparePatches({changed}, folder.path(), {}).written, std::size_t{1});
        const PatchOptions finer{.spacingMm = {1, 1, 1}};
        QCOMPARE(preparePatches({good}, folder.path(), finer).written, std::size_t{1});
    }

    void casesAtOnceGiveTheSameFiles()
    {
        const test::TemporaryFolder folder;
        std::vector<CaseSource> cases;
        for (int n = 0; n < 6; ++n) {
            cases.push_back({"case" + std::to_string(n), {}, [n] {
                                 CaseVolumes volumes = obliqueCase();
                                 Image image = *volumes.images[1];
                                 image.voxels[image.geometry.offset(12, 15, 9)] += float(50 * n);
                                 volumes.images[1] = std::make_shared<Image>(image);
                                 return volumes;
                             }});
        }
        QCOMPARE(preparePatches(cases, folder.path() / "one", {.threads = 1}).written,
                 std::size_t{6});
        QCOMPARE(preparePatches(cases, folder.path() / "four", {.threads = 4}).written,
                 std::size_t{6});
        for (const CaseSource& source : cases) {
            const auto read = [&](const char* part) {
                return readPatchFile(folder.path() / part / (source.name + ".h5")).voxels;
            };
            QVERIFY(read("one") == read("four"));
        }
    }

    // The value around the head need not be 0 (a file's slope and intercept move it).
    void theReferenceIsCutToTheBrainWhateverTheBackground()
    {
        const PatchCase plain = makePatch(obliqueCase(), {});
        CaseVolumes shifted = obliqueCase();
        for (auto& image : shifted.images) {
            Image raised = *image;
            std::for_each(raised.voxels.begin(), raised.voxels.end(), [](float& v) { v += 0.5F; });
            image = std::make_shared<Image>(raised);
        }
        const PatchCase raised = makePatch(shifted, {});
        QVERIFY(raised.grid == plain.grid);
        QVERIFY(raised.reference.geometry == plain.reference.geometry);
        QVERIFY(plain.reference.geometry.voxelCount() < obliqueGrid().voxelCount() / 2);
    }

    void stoppingLeavesWhatIsDone()
    {
        const test::TemporaryFolder folder;
        const CaseSource a{"a", {}, obliqueCase}, b{"b", {}, obliqueCase};
        const auto report = preparePatches({a, b}, folder.path(), {.threads = 1},
                                           [](std::size_t done) { return done < 1; });
        QVERIFY(report.stopped);
        QCOMPARE(report.written, std::size_t{1});
        QVERIFY(fs::exists(folder.path() / "a.h5") && !fs::exists(folder.path() / "b.h5"));
    }
};

QTEST_APPLESS_MAIN(TestPatchPipeline)
#include "test_patch_pipeline.moc"

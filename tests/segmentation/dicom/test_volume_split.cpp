// Which frames make one volume: headers alone, made here.

#include "segmentation/dicom/volume_split.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

/// Axial slices 5 mm apart, a file each; `change` makes one other than the rest.
std::vector<DicomInstance> series(int slices,
                                  const std::function<void(DicomInstance&, int)>& change = {},
                                  int number = 3, int firstInstance = 1)
{
    std::vector<DicomInstance> instances;
    for (int n = 0; n < slices; ++n) {
        DicomInstance one;
        one.file = "/study/" + std::to_string(number) + "-" + std::to_string(firstInstance + n);
        one.sopInstanceUid =
            "2.25." + std::to_string(number) + "." + std::to_string(firstInstance + n);
        one.studyUid = "2.25.1";
        one.seriesUid = "2.25.1." + std::to_string(number);
        one.seriesNumber = number;
        one.manufacturer = "SIEMENS";
        one.pixels.rows = 8;
        one.pixels.columns = 9;
        DicomFrame frame;
        frame.positionLps = {-10, -20, 5.0 * n};
        frame.instanceNumber = firstInstance + n;
        frame.mr.echoTimeMs = 10;
        frame.mr.repetitionTimeMs = 500;
        one.frames = {frame};
        if (change) {
            change(one, n);
        }
        instances.push_back(one);
    }
    return instances;
}

std::vector<DicomInstance> operator+(std::vector<DicomInstance> a,
                                     const std::vector<DicomInstance>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::vector<std::size_t> sizes(const std::vector<FrameStack>& stacks)
{
    std::vector<std::size_t> counts;
    for (const FrameStack& stack : stacks) {
        counts.push_back(stack.frames.size());
    }
    return counts;
}

using Sizes = std::vector<std::size_t>;

/// Files of each stack that the series' UID stands for, in order.
std::vector<std::vector<std::string>> stacksOfSeries(const std::string& uid,
                                                     const std::vector<DicomInstance>& instances)
{
    std::vector<std::vector<std::string>> stacks;
    for (const FrameStack& stack : splitIntoStacks(instances)) {
        if (instances[stack.frames.front().instance].seriesUid == uid) {
            std::vector<std::string>& files = stacks.emplace_back();
            for (const FrameRef& ref : stack.frames) {
                files.push_back(instances[ref.instance].file.string());
            }
        }
    }
    return stacks;
}

}  // namespace

class TestVolumeSplit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slicesAreOrderedByPositionWhateverTheirFiles()
    {
        std::vector<DicomInstance> shuffled = series(7);
        std::rotate(shuffled.begin(), shuffled.begin() + 3, shuffled.end());
        std::ranges::reverse(shuffled);
        const std::vector<FrameStack> stacks = splitIntoStacks(shuffled);
        QCOMPARE(sizes(stacks), Sizes{7});
        for (std::size_t n = 0; n < 7; ++n) {
            QCOMPARE(shuffled[stacks[0].frames[n].instance].frames[0].positionLps[2],
                     5.0 * double(n));
        }
        QVERIFY(stacks[0].notices.empty());
    }

    void seriesOfOneFolderStayApartInTheOrderOfTheirNumbers()
    {
        const auto stacks = splitIntoStacks(series(4, {}, 12) + series(6, {}, 2));
        QCOMPARE(sizes(stacks), (Sizes{6, 4}));
    }

    void aSeriesIsSplitByWhatTellsItsImagesApart_data()
    {
        using Change = std::function<void(DicomInstance&, int)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, const std::function<void(DicomInstance&)>& change) {
            QTest::newRow(name) << Change([change](DicomInstance& one, int n) {
                if (n >= 4) {
                    one.frames[0].positionLps[2] -= 20;
                    change(one);
                }
            });
        };
        row("echo time", [](DicomInstance& one) { one.frames[0].mr.echoTimeMs = 90; });
        row("repetition time",
            [](DicomInstance& one) { one.frames[0].mr.repetitionTimeMs = 4000; });
        row("phase", [](DicomInstance& one) { one.frames[0].component = 'P'; });
        row("derived", [](DicomInstance& one) { one.frames[0].derived = true; });
        row("coil", [](DicomInstance& one) { one.frames[0].coil = "H1"; });
        row("size", [](DicomInstance& one) { one.pixels.rows = 16; });
        row("pixels", [](DicomInstance& one) { one.frames[0].spacingMm = {0.5, 0.5}; });
        row("orientation", [](DicomInstance& one) { one.frames[0].rowDirection = {0.8, 0, 0.6}; });
        row("acquisition", [](DicomInstance& one) { one.frames[0].acquisitionNumber = 2; });
        row("temporal position", [](DicomInstance& one) { one.frames[0].temporalPosition = 2; });
        row("inversion time", [](DicomInstance& one) { one.frames[0].mr.inversionTimeMs = 900; });
        row("series UID", [](DicomInstance& one) { one.seriesUid = "2.25.1.4"; });
        row("order alone", [](DicomInstance&) {});
    }

    void aSeriesIsSplitByWhatTellsItsImagesApart()
    {
        QFETCH(std::function<void(DicomInstance&, int)>, change);
        const std::vector<DicomInstance> instances = series(8, change);
        const auto stacks = splitIntoStacks(instances);
        QCOMPARE(sizes(stacks), (Sizes{4, 4}));
        for (const FrameStack& stack : stacks) {
            const bool early = stack.frames[0].instance < 4;
            QVERIFY(std::ranges::all_of(
                stack.frames, [&](const FrameRef& ref) { return (ref.instance < 4) == early; }));
        }
    }

    /// Odd slices in one acquisition, even ones in another: one volume.
    void acquisitionsAreOneVolumeWhereNoPositionRepeats()
    {
        const auto stacks = splitIntoStacks(
            series(8, [](DicomInstance& one, int n) { one.frames[0].acquisitionNumber = n % 2; }));
        QCOMPARE(sizes(stacks), Sizes{8});
    }

    /// One slice that was imaged twice makes no two volumes of the odd and the even ones.
    void acquisitionsThatDoNotTellTheRepetitionApartSplitNothing()
    {
        std::vector<DicomInstance> instances =
            series(8, [](DicomInstance& one, int n) { one.frames[0].acquisitionNumber = n % 2; });
        DicomInstance again = instances[3];
        again.sopInstanceUid = "2.25.99";
        again.frames[0].instanceNumber = 99;
        instances.push_back(again);
        QCOMPARE(sizes(splitIntoStacks(instances)), Sizes{8});
    }

    /// Numbers that some scanners give to each image, and UIDs that some anonymisers do.
    void whatDiffersFromImageToImageTearsNoVolumeApart()
    {
        const auto single = [](DicomInstance& one, int n) {
            one.frames[0].acquisitionNumber = n + 1;
            one.frames[0].temporalPosition = n + 1;
            one.seriesUid += "." + one.sopInstanceUid;
        };
        const auto once = splitIntoStacks(series(6, single));
        QCOMPARE(sizes(once), Sizes{6});
        const auto twice = splitIntoStacks(series(6, single) + series(6, single, 3, 7));
        QCOMPARE(sizes(twice), (Sizes{6, 6}));
    }

    void repetitionsAreNumbered()
    {
        std::vector<DicomInstance> instances;
        for (int phase = 0; phase < 5; ++phase) {
            instances = instances + series(4, {}, 3, 1 + 4 * phase);
        }
        const auto stacks = splitIntoStacks(instances);
        QCOMPARE(sizes(stacks), Sizes(5, 4));
        for (std::size_t n = 0; n < 5; ++n) {
            QCOMPARE(stacks[n].repetition, int(n) + 1);
            QCOMPARE(stacks[n].repetitions, 5);
            QCOMPARE(stacks[n].frames[0].instance, 4 * n);
        }
    }

    void aFolderThatHoldsACopyOfItselfSaysSoOnce()
    {
        const std::vector<DicomInstance> instances = series(30);
        const auto stacks = splitIntoStacks(instances + instances);
        QCOMPARE(sizes(stacks), Sizes{30});
        QCOMPARE(stacks[0].notices.size(), std::size_t{1});
        QVERIFY2(stacks[0].notices[0].text().ends_with("it is taken once. So it is with 29 more."),
                 stacks[0].notices[0].text().c_str());
    }

    void jitterOfHeadersIsNoOtherOrientationAndNoOtherPlace()
    {
        const auto stacks = splitIntoStacks(series(8, [](DicomInstance& one, int n) {
            DicomFrame& frame = one.frames[0];
            frame.rowDirection = {1, 1.25e-7 * (n % 3), 0};
            frame.positionLps[0] += 1e-3 * (n % 2);
            frame.spacingMm[0] += 1e-6 * n;
            frame.mr.echoTimeMs = 10 + 1e-5 * n;
        }));
        QCOMPARE(sizes(stacks), Sizes{8});
        QVERIFY(stacks[0].notices.empty());
    }

    void twoOrientationsOfOneSeriesAreNamedWithTheirFilesAndTheAngle()
    {
        const auto stacks = splitIntoStacks(series(8, [](DicomInstance& one, int n) {
            if (n >= 5) {
                one.frames[0].rowDirection = {0.5, std::sqrt(0.75), 0};
                one.frames[0].columnDirection = {0, 0, -1};
                one.frames[0].positionLps = {0, 5.0 * n, 0};
            }
        }));
        QCOMPARE(sizes(stacks), (Sizes{5, 3}));
        QCOMPARE(stacks[0].notices.size(), std::size_t{1});
        const std::string said = stacks[0].notices[0].text();
        QVERIFY2(said.find("3-1 ") != said.npos && said.find("3-6 ") != said.npos, said.c_str());
        QVERIFY2(said.find("90.00 degrees") != said.npos, said.c_str());
    }

    /// Two series under one number, one series under two numbers, one without any.
    void theFilesOfASeriesAloneMakeTheStacksThatTheyMakeAmongAll()
    {
        const auto as = [](const char* uid, double echoTime) {
            return [=](DicomInstance& one, int) {
                one.seriesUid = uid;
                one.frames[0].mr.echoTimeMs = echoTime;
            };
        };
        const auto numberless = [](DicomInstance& one, int n) {
            one.seriesUid = "none";
            one.seriesNumber.reset();
            one.file = "/study/" + std::to_string(n);
        };
        const std::vector<DicomInstance> all =
            series(4, as("b", 10), 7, 20) + series(5, numberless) + series(3, as("a", 10), 3, 1) +
            series(3, as("b", 80), 3, 9) + series(6, as("c", 10), 5);
        const auto files = filesBySeries(all);
        QCOMPARE(files.size(), std::size_t{4});
        QCOMPARE(files.at("a").size(), std::size_t{6});
        QCOMPARE(files.at("b").size(), std::size_t{10});
        QCOMPARE(files.at("c").size(), std::size_t{6});
        QCOMPARE(files.at("none").size(), std::size_t{5});
        for (const auto& [uid, its] : files) {
            QVERIFY(std::ranges::is_sorted(its));
            std::vector<DicomInstance> alone;
            std::ranges::copy_if(all, std::back_inserter(alone), [&](const DicomInstance& one) {
                return std::ranges::find(its, one.file) != its.end();
            });
            QVERIFY(stacksOfSeries(uid, alone) == stacksOfSeries(uid, all));
        }
    }

    void oneImageThatLiesThereTwiceIsTakenOnce()
    {
        std::vector<DicomInstance> instances = series(5);
        DicomInstance copy = instances[2];
        copy.file = "/study/copy";
        instances.push_back(copy);
        const auto stacks = splitIntoStacks(instances);
        QCOMPARE(sizes(stacks), Sizes{5});
        QCOMPARE(stacks[0].notices.size(), std::size_t{1});
        QVERIFY(stacks[0].notices[0].text().find("3-3 and copy are one image") !=
                std::string::npos);
    }

    void ofTwoImagesAtOnePlaceTheFirstIsTakenAndBothAreNamed()
    {
        std::vector<DicomInstance> instances = series(5) + series(1, {}, 3, 9);
        const auto stacks = splitIntoStacks(instances);
        QCOMPARE(sizes(stacks), Sizes{5});
        QCOMPARE(stacks[0].notices.size(), std::size_t{1});
        QVERIFY(stacks[0].notices[0].text().find("3-1 and 3-9 lie at one place") !=
                std::string::npos);
        QCOMPARE(stacks[0].frames[0].instance, std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestVolumeSplit)
#include "test_volume_split.moc"

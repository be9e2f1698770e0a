#include "ui/engine/result_store.h"

#include "tests/support/opened_files.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

const std::string kCase(64, 'a');
const std::string kModel(64, 'b');

StoredResult stored(const std::string& model = kModel, std::uint8_t value = 7)
{
    const LabelMap labels = test::smallPhantom(8).labels;
    auto values = std::make_shared<Volume<std::uint8_t>>(labels.geometry, value);
    StoredResult result;
    result.result = {
        .model = "unet",
        .modelSha256 = model,
        .labels = measured(std::make_shared<const LabelMap>(labels)),
        .maps = {
            measured({.values = values, .structure = Structure::TumourCore, .threshold = 0.4})}};
    result.run.device = "cpu";
    result.run.seconds = 1.5;
    result.run.notices = {"Something to know.",
                          Sentence::of("The case %1 holds no images.", std::string("P"))};
    result.made = QDateTime(QDate(2026, 5, 4), QTime(3, 2));
    return result;
}

std::vector<fs::path> filesBelow(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    return files;
}

}  // namespace

class TestResultStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasPutIsFoundAsItWas()
    {
        const test::TemporaryFolder folder;
        const ResultStore store(folder.path() / "results");
        QVERIFY(!store.find(kCase, kModel, kWithMaps));
        QVERIFY(store.put(kCase, kWithMaps, stored()));
        const auto found = store.find(kCase, kModel, kWithMaps);
        QVERIFY(found);
        QVERIFY(found->result.labels.map->voxels == stored().result.labels.map->voxels);
        QVERIFY(found->result.labels.map->geometry == stored().result.labels.map->geometry);
        QCOMPARE(found->result.maps.size(), std::size_t{1});
        QVERIFY(found->result.maps[0].values->voxels == stored().result.maps[0].values->voxels);
        QCOMPARE(found->result.maps[0].structure, std::optional(Structure::TumourCore));
        QCOMPARE(found->result.maps[0].threshold, 0.4);
        QCOMPARE(found->run.seconds, 1.5);
        QCOMPARE(found->run.notices, stored().run.notices);
        QCOMPARE(found->run.notices[1].pattern(), stored().run.notices[1].pattern());
        QCOMPARE(found->made, stored().made);
    }

    void modelsWithResultsAreToldOfCasesWithoutReadingThem()
    {
        const test::TemporaryFolder folder;
        const ResultStore store(folder.path() / "results");
        CaseFiles files;
        files.images[static_cast<std::size_t>(Sequence::T1)] = folder.path() / "t1.nii";
        std::ofstream(folder.path() / "t1.nii") << "scan";
        const std::string hash = contentHash(files);
        QVERIFY(store.put(hash, kWithMaps, stored()));
        QVERIFY(store.modelsOn(files).empty());  // nothing says yet what the file holds
        QVERIFY(store.known().note(KnownCases::identityOf(files), hash));
        QVERIFY(!store.known().note(KnownCases::identityOf(files), hash));
        test::OpenedFiles opened;
        opened.watch(folder.path());
        QCOMPARE(store.modelsOn(files), std::vector<std::string>{"unet"});
        QVERIFY(!opened.names().contains("t1.nii"));
        std::ofstream(folder.path() / "t1.nii") << "another";
        QVERIFY(store.modelsOn(files).empty());
        std::ofstream(folder.path() / "t1.nii") << "scan";
        QVERIFY(store.known().note(KnownCases::identityOf(files), hash));
        store.clear();
        QVERIFY(store.modelsOn(files).empty());
        QVERIFY(ResultStore().modelsOn(files).empty());
    }

    void aResultIsHadAgainByItsName()
    {
        const test::TemporaryFolder folder;
        const ResultStore store(folder.path());
        const std::string name = ResultStore::entryOf(kModel, kWithMaps);
        QVERIFY(!store.get(kCase, name));
        QVERIFY(store.put(kCase, kWithMaps, stored()));
        QCOMPARE(store.find(kCase, kModel, kWithMaps)->entry, name);
        QCOMPARE(store.resultsOf(kCase, 8).front().entry, name);
        const auto found = store.get(kCase, name);
        QVERIFY(found && found->result.labels.map->voxels == stored().result.labels.map->voxels);
        // Names come from files, and lead nowhere else.
        QVERIFY(!store.get("..", name) && !store.get(kCase, "../" + name));
        QVERIFY(!store.get(kCase, "") && !store.get("", name));
        store.clear();
        QVERIFY(!store.get(kCase, name));
    }

    void aDeviationIsKeptToo()
    {
        const test::TemporaryFolder folder;
        const ResultStore store(folder.path());
        StoredResult both = stored();
        both.result.maps.push_back(measured({.values = both.result.maps[0].values,
                                             .perStep = 0.5 / 255,
                                             .meaning = ScalarMeaning::Deviation}));
        QVERIFY(store.put(kCase, kWithMaps, both));
        const auto found = store.find(kCase, kModel, kWithMaps);
        QVERIFY(found);
        QCOMPARE(found->result.maps.size(), std::size_t{2});
        QCOMPARE(found->result.maps[1].meaning, ScalarMeaning::Deviation);
        QCOMPARE(found->result.maps[1].perStep, 0.5 / 255);
        QVERIFY(!found->result.maps[1].structure);
    }

    /// What the files hold counts, not what they are called.
    void anotherMaskOrOtherMovesAreAnotherResult()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "given", twin = folder.path() / "twin";
        SegmentJob job{.align = true};
        const std::string without = settingsText(job);
        std::ofstream(file) << "one";
        std::ofstream(twin) << "one";
        for (fs::path SegmentJob::* const given :
             {&SegmentJob::brainMask, &SegmentJob::knownMoves}) {
            job.*given = file;
            const std::string one = settingsText(job);
            QVERIFY(one != without);
            job.*given = twin;
            QCOMPARE(settingsText(job), one);
            std::ofstream(twin) << "other";
            QVERIFY(settingsText(job) != one);
            std::ofstream(twin) << "one";
            job.*given = fs::path();
        }
        QCOMPARE(settingsText(job), without);
        QVERIFY(settingsText(SegmentJob()) != without);
    }

    void theMovesOfAResultAreKeptWithIt()
    {
        const test::TemporaryFolder folder;
        const ResultStore store(folder.path());
        StoredResult aligned = stored();
        aligned.moves = "{\"onto\": \"t1ce\"}";
        QVERIFY(store.put(kCase, kWithMaps, aligned));
        QCOMPARE(store.find(kCase, kModel, kWithMaps)->moves, aligned.moves);
    }

    void anotherCaseModelOrSettingIsAnotherResult()
    {
        const test::TemporaryFolder folder;
        const ResultStore store(folder.path());
        QVERIFY(store.put(kCase, kWithMaps, stored()));
        QVERIFY(!store.find(std::string(64, 'c'), kModel, kWithMaps));
        QVERIFY(!store.find(kCase, std::string(64, 'c'), kWithMaps));
        for (const SegmentJob& other :
             {SegmentJob{.mirroring = Mirroring::On}, SegmentJob{.device = "cuda:0"},
              SegmentJob{.precision = Precision::Float32}, SegmentJob{.align = true}}) {
            QVERIFY(!store.find(kCase, kModel, other));
        }
        // Whether probabilities are kept changes no result.
        QVERIFY(store.find(kCase, kModel, {})->result.maps.empty());
    }

    void aDamagedFileIsNoResultAndGoes()
    {
        const test::TemporaryFolder folder;
        const ResultStore store(folder.path());
        for (std::size_t n = 0; n < 3; ++n) {  // labels, map, facts
            QVERIFY(store.put(kCase, kWithMaps, stored()));
            QVERIFY(store.find(kCase, kModel, kWithMaps));
            std::vector<fs::path> files = filesBelow(folder.path());
            QCOMPARE(files.size(), std::size_t{3});
            std::ranges::sort(files);
            fs::resize_file(files[n], fs::file_size(files[n]) / 2);
            QVERIFY(!store.find(kCase, kModel, kWithMaps));
            QCOMPARE(store.countOf(kCase), std::size_t{0});
        }
    }

    void theLeastUsedGoWhereThereAreTooMany()
    {
        const test::TemporaryFolder folder;
        QVERIFY(ResultStore(folder.path()).put(kCase, kWithMaps, stored()));
        std::uintmax_t one = 0;
        for (const fs::path& file : filesBelow(folder.path())) {
            one += fs::file_size(file);
        }
        const ResultStore store(folder.path(), 2 * one + one / 2);
        const std::string second(64, 'c'), third(64, 'd');
        QTest::qSleep(20);
        QVERIFY(store.put(kCase, kWithMaps, stored(second)));
        QTest::qSleep(20);
        QVERIFY(store.find(kCase, kModel, kWithMaps));  // used again
        QTest::qSleep(20);
        QVERIFY(store.put(kCase, kWithMaps, stored(third)));
        QVERIFY(store.find(kCase, kModel, kWithMaps));
        QVERIFY(!store.find(kCase, second, kWithMaps));
        QVERIFY(store.find(kCase, third, kWithMaps));
    }

    void whatIsForgottenOrClearedIsGone()
    {
        const test::TemporaryFolder folder;
        const ResultStore store(folder.path());
        QVERIFY(store.put(kCase, kWithMaps, stored()));
        QVERIFY(store.put(kCase, kWithMaps, stored(std::string(64, 'c'))));
        store.forget(kCase, kModel);
        QCOMPARE(store.countOf(kCase), std::size_t{1});
        QCOMPARE(store.resultsOf(kCase, 8).size(), std::size_t{1});
        store.clear();
        QCOMPARE(store.countOf(kCase), std::size_t{0});
        QVERIFY(filesBelow(folder.path()).empty());
    }

    void aCaseIsKnownByWhatItsFilesHold()
    {
        const test::TemporaryFolder folder;
        const Phantom phantom = test::smallPhantom(8);
        const auto files = [](const fs::path& place, const std::string& name) {
            CaseFiles found;
            found.name = name;
            found.folder = place;
            constexpr std::array suffixes = {"flair", "t1", "t1ce", "t2"};
            for (std::size_t s = 0; s < 4; ++s) {
                found.images[s] = place / (name + "_" + suffixes[s] + ".nii");
            }
            return found;
        };
        const fs::path here = test::writeCase(folder.path(), phantom, {.name = "A"});
        const fs::path there = test::writeCase(folder.path(), phantom, {.name = "B"});
        const std::string hash = contentHash(files(here, "A"));
        QCOMPARE(contentHash(files(there, "B")), hash);
        CaseFiles exchanged = files(here, "A");
        std::swap(exchanged.images[1], exchanged.images[2]);
        QVERIFY(contentHash(exchanged) != hash);
        std::ofstream(*files(there, "B").images[3], std::ios::app) << "x";
        QVERIFY(contentHash(files(there, "B")) != hash);
    }

    void withoutAFolderNothingIsKept()
    {
        const ResultStore none;
        QVERIFY(!none.isOn());
        QVERIFY(!none.put(kCase, kWithMaps, stored()));
        QVERIFY(!none.find(kCase, kModel, kWithMaps));
    }

private:
    const SegmentJob kWithMaps = {.probabilities = true};
};

QTEST_APPLESS_MAIN(TestResultStore)
#include "test_result_store.moc"

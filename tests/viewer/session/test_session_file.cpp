#include "viewer/session/session_file.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>

using namespace glioscope;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

const fs::path kFile = "/sessions/one.glioscope";

SavedFile fileOf(const std::string& name)
{
    return {.file = "/data/P1/" + name,
            .relative = "../data/P1/" + name,
            .bytes = 12345,
            .sha256 = std::string(64, 'a')};
}

SavedLayer expert()
{
    return {.name = "Expert",
            .kind = Origin::Kind::Expert,
            .mirrored = true,
            .style = {.mode = OverlayMode::Outline, .palette = Palette::ColourBlindSafe}};
}

SavedLayer modelResult()
{
    return {.name = "unet",
            .kind = Origin::Kind::Model,
            .file = fileOf("layer2.nii.gz"),
            .madeFile = true,
            .scheme = LabelScheme::Brats2023,
            .model = "unet",
            .modelSha256 = std::string(64, 'b'),
            .storeCase = std::string(64, 'c'),
            .storeEntry = "0123-4567",
            .style = {.opacity = 0.6, .outlined = true, .threshold = 0.7},
            .maps = {{.what = {ScalarMeaning::Probability, Structure::TumourCore},
                      .perStep = 0.5 / 255,
                      .ownThreshold = 0.4,
                      .threshold = 0.45,
                      .file = fileOf("map.nii.gz")},
                     {.what = {ScalarMeaning::Entropy, std::nullopt}}}};
}

SavedLayer otherFile()
{
    return {.name = "other",
            .kind = Origin::Kind::File,
            .file = fileOf("other.seg.nrrd"),
            .scheme = LabelScheme::Msd,
            .straighten = true,
            .segments = {{"Segment_1", Structure::Enhancing}, {"Segment_2", std::nullopt}},
            .mirrored = false,
            .from = 1};
}

SavedView viewOfAll()
{
    SavedView view = {.cursorLps = Vec3{1.5, -2.25, 1.0 / 3},
                      .sequence = Sequence::T1ce,
                      .windowLevels = {WindowLevel{100, 50}, std::nullopt, WindowLevel{0.1, -3}},
                      .activeLayer = 2,
                      .previousLayer = 0,
                      .swipe = 0.25,
                      .map = MapChoice{ScalarMeaning::Probability, Structure::WholeTumour},
                      .parts = {.visible = false, .kind = OverlayKind::Regions},
                      .newLabels = {.mode = OverlayMode::Fill, .opacity = 0.2},
                      .newMaps = {.mode = OverlayMode::Outline, .opacity = 0.9},
                      .surfaces = {.opacity = 0.5,
                                   .visible = false,
                                   .slicePlanes = false,
                                   .cutOpen = true,
                                   .brain = BrainLook::Surface},
                      .crosshair = false,
                      .convention = Convention::Neurological,
                      .interpolation = Interpolation::Nearest,
                      .slab = {.projection = Projection::Mean, .thicknessMm = 7}};
    view.parts.labelVisible[Label::Oedema] = false;
    view.parts.regionVisible[Region::TumourCore] = false;
    return view;
}

/// No member as in a new session.
SavedSession fullSession()
{
    SavedSession session;
    session.caseFiles = {
        .name = "P1",
        .study =
            SavedStudy{.folder = "/studies/7", .salt = "salt", .series = {"a1", "b2", "c3", "d4"}},
        .images = {fileOf("P1_flair.nii.gz"), fileOf("P1_t1.nii.gz"), fileOf("P1_t1ce.nii.gz"),
                   fileOf("P1_t2.nii.gz")},
        .labels = fileOf("P1_seg.nii.gz"),
        .images4d = true,
        .channelOf = {3, 2, 1, 0},
        .namedValues = {{1, Label::Oedema}, {4, Label::ResectionCavity}},
        .toldChannels = {Sequence::T2, std::nullopt},
        .straighten = true,
        .scheme = LabelScheme::BratsPed,
        .dataset = "/data"};
    session.layers = {expert(), modelResult(), otherFile()};
    session.view = viewOfAll();
    session.panes = {
        .layout = "side-by-side",
        .plane = SlicePlane::Sagittal,
        .rows = {300, 500},
        .columns = {1, 2, 3},
        .compared = std::vector<std::size_t>{0, 2},
        .maximised = 1,
        .cameras =
            {{.fitted = false, .centreLps = {1, 2, 3}, .pixelsPerMm = 3.7, .pane = {400, 300}}},
        .space = SpaceView{.eyeLps = {10, -500, 3.5}, .middleLps = {1, 2, 3}, .up = {0, 1, 0}}};
    session.comparison = {.reference = 1,
                          .structure = Structure::Enhancing,
                          .toleranceMm = 2.5,
                          .leftOut = {2},
                          .map = SavedComparison::Map::Errors};
    session.panels = {.windowKind = 2,
                      .arrangement = "AAAA",
                      .front = {"overlayDock"},
                      .hidden = {"mapDock", "geometryDock"}};
    session.rawScans = {
        .movesDecided = true, .brain = fileOf("brain.nii.gz"), .brainGrownMm = -1.5};
    session.measurements = R"([{"kind":"ruler"}])";
    session.moves = R"({"onto":"t1ce"})";
    return session;
}

/// A session, or a sentence; anything else fails the test.
std::optional<ReadSession> readOrRefused(const std::string& text)
{
    const auto isSentence = [](const std::string& said) {
        return said.ends_with('.') && said.find(kFile.string()) != std::string::npos;
    };
    try {
        ReadSession read = sessionFromText(text, kFile);
        return std::ranges::all_of(read.problems, isSentence)
                   ? std::optional(std::move(read))
                   : throw std::runtime_error("A problem is no sentence.");
    } catch (const Error& error) {
        if (!isSentence(error.what())) {
            throw std::runtime_error(std::string("No sentence: ") + error.what());
        }
        return std::nullopt;
    }
}

/// Calls `change` with every value of the tree.
void everyValue(Json& root, const std::function<void(Json&)>& change)
{
    std::function<void(Json&)> visit = [&](Json& value) {
        if (value.is_structured()) {
            for (Json& each : value) {
                visit(each);
            }
        }
        change(value);
    };
    visit(root);
}

}  // namespace

class TestSessionFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberComesBack()
    {
        const ReadSession read = sessionFromText(sessionText(fullSession()), kFile);
        QVERIFY(read.problems.empty());
        QVERIFY(read.session == fullSession());
    }

    /// A study is a case without a file.
    void aStudyIsNamedByItsSeriesAlone()
    {
        SavedSession session;
        session.caseFiles.study = SavedStudy{.salt = "salt", .series = {"", "", "c3", ""}};
        const SavedSession read = sessionFromText(sessionText(session), kFile).session;
        QVERIFY(read == session);
        session.caseFiles.study->series = {};
        QVERIFY_THROWS_EXCEPTION(Error, (void)sessionFromText(sessionText(session), kFile));
    }

    /// Each in turn, so that no member is left out of the form.
    void everyMemberIsInTheText()
    {
        const SavedSession full = fullSession();
        const std::string text = sessionText(full);
        SavedSession bare;
        bare.caseFiles.images[0] = fileOf("P1_flair.nii.gz");
        QVERIFY(!(sessionFromText(sessionText(bare), kFile).session == full));
        Json root = Json::parse(text);
        int values = 0, told = 0;
        everyValue(root, [&](Json& value) {
            const Json before = std::exchange(value, Json{{"no", "such value"}});
            ++values;
            const auto read = readOrRefused(root.dump());
            told += !read || !read->problems.empty() || !(read->session == full);
            value = before;
        });
        QVERIFY2(values > 150, qPrintable(QString::number(values)));
        QVERIFY2(told >= values - 2, qPrintable(QString::number(values - told)));  // the program's
    }

    void namesThatAreNoUnicodeComeBack()
    {
        SavedSession session = fullSession();
        session.caseFiles.name = "M\xFCller";
        session.caseFiles.images[0]->file = "/data/M\xFCller/\"flair\".nii";
        session.layers[2].segments = {{"\xFF", Structure::Oedema}};
        QVERIFY(sessionFromText(sessionText(session), kFile).session == session);
    }

    void aFileIsReadAsItWasWritten()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "s.glioscope";
        writeSession(file, fullSession());
        QVERIFY(readSession(file).session == fullSession());
        QVERIFY_THROWS_EXCEPTION(Error, (void)readSession(folder.path() / "none.glioscope"));
        QVERIFY_THROWS_EXCEPTION(Error, (void)readSession(folder.path()));
    }

    void whatStandsBeforeADamageIsRead()
    {
        const std::string text = sessionText(fullSession());
        for (std::size_t length = 0; length + 2 < text.size(); ++length) {
            const auto read = readOrRefused(text.substr(0, length));
            QVERIFY(!read || !read->problems.empty());
            if (length > text.find("\"view\"")) {
                QVERIFY(read && read->session.caseFiles == fullSession().caseFiles);
                QVERIFY(read->session.layers == fullSession().layers);
            }
        }
    }

    void anyValueInPlaceOfAnotherIsTakenOrTold()
    {
        Json root = Json::parse(sessionText(fullSession()));
        const std::vector<Json> others = {
            Json(), true, -1, 1e308, 1u << 31, "x", Json::array(), Json::object(), {1, {2, 3}}};
        everyValue(root, [&](Json& value) {
            const Json before = value;
            for (const Json& other : others) {
                value = other;
                (void)readOrRefused(root.dump());
            }
            value = before;
        });
    }

    void bytesThatChangeAtRandomNeverEndTheProgram()
    {
        const std::string text = sessionText(fullSession());
        std::mt19937 random(7);
        const auto upTo = [&random](std::size_t most) { return random() % most; };
        for (int round = 0; round < 4000; ++round) {
            std::string changed = text;
            for (std::size_t n = 1 + upTo(6); n > 0; --n) {
                const std::size_t at = upTo(changed.size());
                switch (upTo(4)) {
                case 0: changed[at] = static_cast<char>(upTo(256)); break;
                case 1: changed.erase(at, 1 + upTo(20)); break;
                case 2: changed.insert(at, changed.substr(upTo(changed.size()), upTo(40))); break;
                default: changed.insert(at, 1, "{}[]\",:0e-"[upTo(10)]);
                }
            }
            (void)readOrRefused(changed);
        }
    }

    void aLaterVersionIsReadAsFarAsItGoes()
    {
        Json root = Json::parse(sessionText(fullSession()));
        root["version"] = 9;
        root["view"]["newest"] = {{"unknown", 1}};
        root["view"]["convention"] = "upside down";
        const ReadSession read = sessionFromText(root.dump(), kFile);
        QCOMPARE(read.problems.size(), std::size_t{2});
        QVERIFY(read.problems[0].text().find("later version") != std::string::npos);
        QVERIFY(read.problems[1].text().find("view.convention") != std::string::npos);
        SavedSession expected = fullSession();
        expected.view.convention = Convention::Radiological;
        QVERIFY(read.session == expected);
    }

    void numbersOfLayersThatThereAreNotAreTakenOut()
    {
        SavedSession session = fullSession();
        session.layers.pop_back();
        const ReadSession read = sessionFromText(sessionText(session), kFile);
        QCOMPARE(read.problems.size(), std::size_t{1});
        QVERIFY(read.problems[0].text().find("view.activeLayer") != std::string::npos);
        QVERIFY(!read.session.view.activeLayer);
        QVERIFY(read.session.panes.compared == std::vector<std::size_t>{0});
        QVERIFY(read.session.comparison.leftOut.empty());
    }

    void aLayerThatCannotBeReadKeepsItsNumber()
    {
        Json root = Json::parse(sessionText(fullSession()));
        root["layers"][1] = "gone";
        const ReadSession read = sessionFromText(root.dump(), kFile);
        QCOMPARE(read.session.layers.size(), std::size_t{3});
        QVERIFY(read.session.layers[1] == SavedLayer());
        QVERIFY(read.session.layers[2] == fullSession().layers[2]);
        QVERIFY(read.problems.at(0).text().find("layers[1]") != std::string::npos);
    }

    void whatIsNoSessionIsRefusedInASentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("\x1f\x8b\x08\0\0", 5);
        QTest::newRow("other JSON") << QByteArray("{\"format\": \"other\"}");
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("without a case") << QByteArray("{\"format\": \"glioscope session\"}");
        QTest::newRow("deep") << QByteArray(200'000, '[');
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(100'000);
        QTest::newRow("a number too large") << QByteArray("1e9999");
    }
    void whatIsNoSessionIsRefusedInASentence()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!readOrRefused(text.toStdString()));
    }

    void equalSessionsAreEqualTexts()
    {
        QCOMPARE(sessionText(fullSession()), sessionText(fullSession()));
        const ReadSession read = sessionFromText(sessionText(fullSession()), kFile);
        QCOMPARE(sessionText(read.session), sessionText(fullSession()));
    }

    void sessionsAreKnownByTheirEnding()
    {
        QVERIFY(isSessionName("/a/b.glioscope"));
        QVERIFY(isSessionName("/a/B.GLIOSCOPE"));
        QVERIFY(!isSessionName("/a/b.nii.gz"));
        QVERIFY(!isSessionName("/a/.glioscope"));
    }
};

QTEST_GUILESS_MAIN(TestSessionFile)
#include "test_session_file.moc"

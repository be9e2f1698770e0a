#include "segmentation/case/case_reader.h"

#include "segmentation/volume/error.h"
#include "tests/case/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace glioscope;
using test::TemporaryFolder;
using test::writeText;
namespace fs = std::filesystem;

namespace {

/// Files whose contents don't matter, since cases are found by names.
void touch(const fs::path& folder, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        writeText(folder / name, "x");
    }
}

void touchBrats(const fs::path& folder, const std::string& name)
{
    touch(folder, {name + "_flair.nii.gz", name + "_t1.nii.gz", name + "_t1ce.nii.gz",
                   name + "_t2.nii.gz", name + "_seg.nii.gz"});
}

std::string imageName(const CaseFiles& files, Sequence sequence)
{
    return files.image(sequence) ? files.image(sequence)->filename().string() : "";
}

std::string labelsName(const CaseFiles& files)
{
    return files.labels ? files.labels->filename().string() : "";
}

template <typename Exception>
std::string thrownBy(const std::function<void()>& function)
{
    try {
        function();
    } catch (const Exception& error) {
        return error.what();
    }
    return "";
}

constexpr const char* kDecathlonJson = R"({"modality": {"0": "FLAIR", "1": "T1w", "2": "t1gd", "3": "T2w"},
    "labels": {"0": "background", "1": "edema", "2": "non-enhancing tumor", "3": "enhancing tumour"}})";

}  // namespace

class TestCaseFinder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderAndAnyOfItsFilesAreTheSameCase();
    void missingFilesAreNoError();
    void twoFilesForOneSlotAreAQuestion();
    void theOpenedFileTakesItsSlot();
    void resultsAreNotTheExpertsLabels();
    void labelsWithoutANameBelongToTheOnlyCase();
    void otherFilesAreLeftAlone();
    void casesOfOneFolderAreADataset();
    void nestedFoldersAreADataset();
    void oneAmbiguousCaseDoesNotHideTheOthers();
    void decathlonFilesAreFound();
    void fourVolumesBesideNamedSequencesAreAnotherSeries();
    void channelOrderOfDatasetJsonIsFollowed();
    void numberedChannelsNeedADatasetJson();
    void regionLabelsOfNnunetSettleTheScheme_data();
    void regionLabelsOfNnunetSettleTheScheme();
    void bidsSubjectsAreFound();
    void aLoneMaskIsACaseOfLabels();
    void whatIsNotThereIsSaidSo();
    void damagedDatasetJsonIsNamed();
    void unusualPathsAreFine();
};

void TestCaseFinder::aFolderAndAnyOfItsFilesAreTheSameCase()
{
    const TemporaryFolder folder;
    touchBrats(folder.path() / "Brats18_X_1", "Brats18_X_1");
    const CaseFiles files = findCase(folder.path() / "Brats18_X_1");
    QCOMPARE(files.name, std::string("Brats18_X_1"));
    QCOMPARE(files.namedScheme, std::optional(LabelScheme::Brats2021));
    QCOMPARE(imageName(files, Sequence::Flair), std::string("Brats18_X_1_flair.nii.gz"));
    QCOMPARE(imageName(files, Sequence::T1), std::string("Brats18_X_1_t1.nii.gz"));
    QCOMPARE(imageName(files, Sequence::T1ce), std::string("Brats18_X_1_t1ce.nii.gz"));
    QCOMPARE(imageName(files, Sequence::T2), std::string("Brats18_X_1_t2.nii.gz"));
    for (const auto& entry : fs::directory_iterator(files.folder)) {
        const CaseFiles same = findCase(entry.path());
        QCOMPARE(same.name, files.name);
        QVERIFY(same.images == files.images);
        QVERIFY(same.labels == files.labels);
    }
    QCOMPARE(findCase(folder.path() / "Brats18_X_1/").name, files.name);
    QCOMPARE(findCase(folder.path()).name, files.name);  // the only case below
    QVERIFY(!isDataset(folder.path()));
}

void TestCaseFinder::missingFilesAreNoError()
{
    const TemporaryFolder folder;
    touch(folder.path() / "P7", {"t1ce.nii", "FLAIR.NII.GZ"});
    const CaseFiles files = findCase(folder.path() / "P7");
    QCOMPARE(files.name, std::string("P7"));  // the folder's, as the files have none
    QVERIFY(files.image(Sequence::Flair) && files.image(Sequence::T1ce));
    QVERIFY(!files.image(Sequence::T1) && !files.image(Sequence::T2) && !files.labels);
}

void TestCaseFinder::twoFilesForOneSlotAreAQuestion()
{
    const std::vector<std::vector<std::string>> pairs = {{"P_t1c.nii.gz", "P_t1ce.nii.gz"},
                                                         {"P_t2.nii", "P_t2.nii.gz"},
                                                         {"P_flair.nii.gz", "P_flair_bias.nii.gz"},
                                                         {"P_seg.nii.gz", "P_seg_2.nii.gz"}};
    for (const auto& pair : pairs) {
        const TemporaryFolder folder;
        touch(folder.path(), {"P_t1.nii.gz"});
        touch(folder.path(), pair);
        const std::string said =
            thrownBy<AmbiguousInput>([&] { (void)findCase(folder.path()); });
        QVERIFY2(said.find(pair[0]) != std::string::npos, said.c_str());
        QVERIFY2(said.find(pair[1]) != std::string::npos, said.c_str());
    }
}

void TestCaseFinder::theOpenedFileTakesItsSlot()
{
    const TemporaryFolder folder;
    touch(folder.path(), {"P_FLAIR.nii.gz", "P_FLAIR_bias.nii.gz", "P_T1.nii.gz", "P_T1_bias.nii.gz",
                          "P_T2.nii.gz", "P_seg.nii.gz"});
    const CaseFiles plain = findCase(folder.path() / "P_FLAIR.nii.gz");
    QCOMPARE(imageName(plain, Sequence::Flair), std::string("P_FLAIR.nii.gz"));
    QCOMPARE(imageName(plain, Sequence::T1), std::string("P_T1.nii.gz"));
    const CaseFiles corrected = findCase(folder.path() / "P_T1_bias.nii.gz");
    QCOMPARE(imageName(corrected, Sequence::Flair), std::string("P_FLAIR_bias.nii.gz"));
    QCOMPARE(imageName(corrected, Sequence::T1), std::string("P_T1_bias.nii.gz"));
    QCOMPARE(imageName(corrected, Sequence::T2), std::string("P_T2.nii.gz"));
    QCOMPARE(labelsName(corrected), std::string("P_seg.nii.gz"));
}

void TestCaseFinder::resultsAreNotTheExpertsLabels()
{
    const TemporaryFolder folder;
    touchBrats(folder.path(), "Brats18_X_1");
    touch(folder.path(), {"Brats18_X_1_unet_seg.nii.gz", "Brats18_X_1_vnet_seg.nii.gz"});
    QCOMPARE(labelsName(findCase(folder.path())), std::string("Brats18_X_1_seg.nii.gz"));
    QCOMPARE(listCases(folder.path()).size(), std::size_t{1});
    fs::remove(folder.path() / "Brats18_X_1_seg.nii.gz");
    QCOMPARE(labelsName(findCase(folder.path())), std::string());
    const CaseFiles opened = findCase(folder.path() / "Brats18_X_1_unet_seg.nii.gz");
    QCOMPARE(opened.name, std::string("Brats18_X_1"));
    QCOMPARE(labelsName(opened), std::string("Brats18_X_1_unet_seg.nii.gz"));
    QVERIFY(opened.image(Sequence::T1ce));

    const TemporaryFolder nameless;
    touch(nameless.path(), {"flair.nii.gz", "t1.nii.gz", "seg.nii.gz", "unet_seg.nii.gz"});
    QCOMPARE(labelsName(findCase(nameless.path())), std::string("seg.nii.gz"));
}

void TestCaseFinder::labelsWithoutANameBelongToTheOnlyCase()
{
    const TemporaryFolder folder;
    touch(folder.path(), {"P_flair.nii.gz", "P_t1.nii.gz", "seg.nii.gz"});
    QCOMPARE(labelsName(findCase(folder.path())), std::string("seg.nii.gz"));
    touch(folder.path(), {"Q_flair.nii.gz"});
    for (const CaseFiles& files : listCases(folder.path())) {
        QVERIFY(!files.labels);
    }
}

void TestCaseFinder::otherFilesAreLeftAlone()
{
    const TemporaryFolder folder;
    touchBrats(folder.path(), "P");
    touch(folder.path(), {"P_ADC.nii.gz", "P_brain_mask.nii.gz", "notes.txt", "P_t1.json",
                          "._P_t1.nii.gz", "P_t2.nii.gz.part"});
    fs::create_directory(folder.path() / "P_t2.nii");  // some archives unpack so
    QCOMPARE(imageName(findCase(folder.path()), Sequence::T2), std::string("P_t2.nii.gz"));
}

void TestCaseFinder::casesOfOneFolderAreADataset()
{
    const TemporaryFolder folder;
    touchBrats(folder.path(), "B");
    touchBrats(folder.path(), "A");
    QVERIFY(isDataset(folder.path()));
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QCOMPARE(cases[0].name, std::string("A"));
    QCOMPARE(labelsName(cases[1]), std::string("B_seg.nii.gz"));
    const std::string said = thrownBy<AmbiguousInput>([&] { (void)findCase(folder.path()); });
    QVERIFY2(said.find("A and B") != std::string::npos, said.c_str());
    QCOMPARE(findCase(folder.path() / "B_t1.nii.gz").name, std::string("B"));
}

void TestCaseFinder::nestedFoldersAreADataset()
{
    const TemporaryFolder folder;
    touchBrats(folder.path() / "HGG/Z1", "Z1");
    touchBrats(folder.path() / "LGG/A1", "A1");
    touch(folder.path() / "LGG/.hidden", {"H_t1.nii.gz"});
    touch(folder.path() / "empty", {"readme.txt"});
    QVERIFY(isDataset(folder.path()));
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QCOMPARE(cases[0].name, std::string("A1"));
    QCOMPARE(cases[1].folder.filename().string(), std::string("Z1"));
}

void TestCaseFinder::oneAmbiguousCaseDoesNotHideTheOthers()
{
    const TemporaryFolder folder;
    touchBrats(folder.path() / "A", "A");
    touchBrats(folder.path() / "B", "B");
    touch(folder.path() / "B", {"B_t1c.nii.gz"});
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QVERIFY(cases[0].question.empty());
    QVERIFY(!cases[1].question.empty() && !cases[1].image(Sequence::T1ce));
    const std::string said = thrownBy<Error>([&] { (void)readCase(cases[1]); });
    QCOMPARE(said, cases[1].question);
}

void TestCaseFinder::decathlonFilesAreFound()
{
    const TemporaryFolder folder;
    const test::ByteVector image = test::gzipped(test::smallImage({4, 3, 2, 4}).bytes());
    for (const char* name : {"BRATS_001.nii.gz", "BRATS_002.nii.gz"}) {
        test::writeFile(folder.path() / "imagesTr" / name, image);
        touch(folder.path() / "labelsTr", {name});
    }
    test::writeFile(folder.path() / "imagesTs/BRATS_900.nii.gz", image);
    const CaseFiles bare = findCase(folder.path() / "imagesTr/BRATS_001.nii.gz");
    QCOMPARE(bare.namedScheme, std::optional(LabelScheme::Msd));  // the layout's own
    writeText(folder.path() / "dataset.json", kDecathlonJson);
    QVERIFY(isDataset(folder.path()));
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{3});
    QVERIFY(cases[0].images4d && cases[0].image(Sequence::T1ce) && !cases[2].labels);
    QCOMPARE(labelsName(cases[1]), std::string("BRATS_002.nii.gz"));
    const CaseFiles fromLabels = findCase(folder.path() / "labelsTr/BRATS_002.nii.gz");
    QVERIFY(fromLabels.images == cases[1].images && fromLabels.labels == cases[1].labels);
    QCOMPARE(fromLabels.namedScheme, std::optional(LabelScheme::Msd));
    QCOMPARE(listCases(folder.path() / "imagesTr").size(), std::size_t{2});
}

void TestCaseFinder::fourVolumesBesideNamedSequencesAreAnotherSeries()
{
    const TemporaryFolder folder;
    const test::ByteVector four = test::gzipped(test::smallImage({4, 3, 2, 4}).bytes());
    touchBrats(folder.path() / "P", "P");
    test::writeFile(folder.path() / "P/P_diffusion.nii.gz", four);
    const CaseFiles files = findCase(folder.path() / "P");
    QVERIFY(!files.images4d);
    QCOMPARE(imageName(files, Sequence::Flair), std::string("P_flair.nii.gz"));
    test::writeFile(folder.path() / "dwi/sub-01_dwi.nii.gz", four);
    QVERIFY(!thrownBy<Error>([&] { (void)findCase(folder.path() / "dwi"); }).empty());
}

void TestCaseFinder::channelOrderOfDatasetJsonIsFollowed()
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "imagesTr/X.nii.gz",
                    test::gzipped(test::smallImage({4, 3, 2, 4}).bytes()));
    writeText(folder.path() / "dataset.json",
              R"({"modality": {"0": "T2w", "1": "T1w", "2": "T1gd", "3": "FLAIR"}})");
    const Case loaded = readCase(findCase(folder.path() / "imagesTr"));
    QCOMPARE(loaded.image(Sequence::T2)->voxels.front(), 0.0f);
    QCOMPARE(loaded.image(Sequence::T1)->voxels.front(), 24.0f);
    QCOMPARE(loaded.image(Sequence::Flair)->voxels.front(), 72.0f);
}

void TestCaseFinder::numberedChannelsNeedADatasetJson()
{
    const TemporaryFolder folder;
    touch(folder.path() / "imagesTr", {"B_01_0000.nii.gz", "B_01_0001.nii.gz", "B_01_0002.nii.gz",
                                       "B_01_0003.nii.gz", "B_02_0000.nii.gz"});
    touch(folder.path() / "labelsTr", {"B_01.nii.gz"});
    const std::string said = thrownBy<Error>([&] { (void)findCase(folder.path() / "imagesTr"); });
    QVERIFY2(said.find("dataset.json") != std::string::npos, said.c_str());
    writeText(folder.path() / "dataset.json",
              R"({"channel_names": {"0": "T1", "1": "T1ce", "2": "T2", "3": "FLAIR"},
                  "labels": {"background": 0, "NCR": 1, "ED": 2, "ET": 3}})");
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QCOMPARE(imageName(cases[0], Sequence::Flair), std::string("B_01_0003.nii.gz"));
    QCOMPARE(imageName(cases[0], Sequence::T1), std::string("B_01_0000.nii.gz"));
    QCOMPARE(labelsName(cases[0]), std::string("B_01.nii.gz"));
    QCOMPARE(cases[0].namedScheme, std::optional(LabelScheme::Brats2023));
    QVERIFY(!cases[1].image(Sequence::Flair) && !cases[1].labels);
    QCOMPARE(findCase(folder.path() / "imagesTr/B_01_0002.nii.gz").name, std::string("B_01"));
    QCOMPARE(findCase(folder.path() / "labelsTr/B_01.nii.gz").name, std::string("B_01"));
}

void TestCaseFinder::regionLabelsOfNnunetSettleTheScheme_data()
{
    QTest::addColumn<QString>("labels");
    QTest::addColumn<int>("scheme");
    const auto row = [](const char* name, const char* labels, int scheme) {
        QTest::newRow(name) << QString::fromLatin1(labels) << scheme;
    };
    const int msd = static_cast<int>(LabelScheme::Msd), from2023 = static_cast<int>(LabelScheme::Brats2023);
    row("regions", R"({"background": 0, "whole tumor": [1, 2, 3], "tumor core": [2, 3],
                       "enhancing tumor": [3]})", msd);
    row("regions, one number", R"({"WT": [1, 2, 3], "TC": [1, 3], "ET": 3})", from2023);
    row("values first", R"({"1": "necrotic", "2": "Oedema", "3": "GD-enhancing tumour"})", from2023);
    row("to 2021", R"({"NCR/NET": 1, "ED": 2, "ET": 4})", static_cast<int>(LabelScheme::Brats2021));
    row("another order", R"({"ET": 1, "ED": 2, "NCR": 3})", static_cast<int>(LabelScheme::EtEdNcr));
    row("other numbers", R"({"ET": 10, "ED": 20, "NCR": 30})", -1);
    row("other things", R"({"liver": 1, "tumour": 2})", -1);
    row("nonsense", R"({"ED": "two", "NCR": [[1]], "ET": null})", -1);
}

void TestCaseFinder::regionLabelsOfNnunetSettleTheScheme()
{
    QFETCH(const QString, labels);
    QFETCH(const int, scheme);
    const TemporaryFolder folder;
    touch(folder.path() / "imagesTr", {"B_01_0000.nii.gz"});
    writeText(folder.path() / "dataset.json",
              R"({"channel_names": {"0": "FLAIR"}, "labels": )" + labels.toStdString() + "}");
    const auto named = findCase(folder.path()).namedScheme;
    QCOMPARE(named ? static_cast<int>(*named) : -1, scheme);
}

void TestCaseFinder::bidsSubjectsAreFound()
{
    const TemporaryFolder folder;
    touch(folder.path() / "sub-01/anat", {"sub-01_FLAIR.nii.gz", "sub-01_T1w.nii.gz",
                                          "sub-01_ce-gadolinium_T1w.nii.gz", "sub-01_T2w.nii.gz"});
    touch(folder.path() / "sub-02/ses-1/anat", {"sub-02_ses-1_T2w.nii.gz"});
    const CaseFiles files = findCase(folder.path() / "sub-01");
    QCOMPARE(files.name, std::string("sub-01"));
    QCOMPARE(imageName(files, Sequence::T1), std::string("sub-01_T1w.nii.gz"));
    QCOMPARE(imageName(files, Sequence::T1ce), std::string("sub-01_ce-gadolinium_T1w.nii.gz"));
    QVERIFY(!files.namedScheme);
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QCOMPARE(cases[1].name, std::string("sub-02_ses-1"));
}

void TestCaseFinder::aLoneMaskIsACaseOfLabels()
{
    const TemporaryFolder folder;
    touch(folder.path(), {"somebody_seg.nii.gz"});
    const CaseFiles files = findCase(folder.path() / "somebody_seg.nii.gz");
    QVERIFY(!files.hasImages() && files.labels && !files.namedScheme);
    QVERIFY(!thrownBy<Error>([&] { (void)readCase(files); }).empty());
    QVERIFY(!thrownBy<Error>([&] { (void)findCase(folder.path()); }).empty());
}

void TestCaseFinder::whatIsNotThereIsSaidSo()
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "brain.nii", test::smallImage().bytes());
    writeText(folder.path() / "readme.txt", "x");
    for (const fs::path& path : {folder.path() / "vanished", folder.path() / "brain.nii",
                                 folder.path() / "readme.txt", folder.path()}) {
        const std::string said = thrownBy<Error>([&] { (void)findCase(path); });
        QVERIFY2(said.starts_with(path.string()), said.c_str());
    }
    QVERIFY(!isDataset(folder.path() / "vanished"));
    QVERIFY(!isDataset(folder.path() / "readme.txt"));
    QVERIFY(!thrownBy<Error>([&] { (void)listCases(folder.path() / "vanished"); }).empty());
}

void TestCaseFinder::damagedDatasetJsonIsNamed()
{
    for (const char* text : {"{\"labels\": ", "[1]", "",
                             R"({"channel_names": {"0": "T1", "1": "T1w"}})"}) {
        const TemporaryFolder folder;
        touch(folder.path() / "imagesTr", {"B_01_0000.nii.gz"});
        writeText(folder.path() / "dataset.json", text);
        const std::string said = thrownBy<Error>([&] { (void)findCase(folder.path()); });
        QVERIFY2(said.find("dataset.json") != std::string::npos, said.c_str());
    }
}

void TestCaseFinder::unusualPathsAreFine()
{
    const TemporaryFolder folder;
    const fs::path odd = folder.path() / "Größe 1 (neu)" / std::string(200, 'n');
    touchBrats(odd, "T1_Fälle 7");
    const CaseFiles files = findCase(odd);
    QCOMPARE(files.name, std::string("T1_Fälle 7"));
    QVERIFY(files.image(Sequence::T1) && files.image(Sequence::T1ce) && files.labels);
}

QTEST_APPLESS_MAIN(TestCaseFinder)
#include "test_case_finder.moc"

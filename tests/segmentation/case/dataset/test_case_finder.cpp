#include "segmentation/case/formats/case_reader.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/touched_files.h"

#include <QTest>

using namespace glioscope;
using test::imageName;
using test::labelsName;
using test::TemporaryFolder;
using test::thrownBy;
using test::touch;
using test::touchBrats;
using test::writeText;
namespace fs = std::filesystem;

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
    void aLoneMaskIsACaseOfLabels();
    void whatIsNotThereIsSaidSo();
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
    QVERIFY(casesOfDataset(folder.path()).empty());
    QCOMPARE(findCases(folder.path()).size(), std::size_t{1});
    touch(folder.path() / "Brats18_X_1", {"Brats18_X_1_t2w.nii.gz"});
    QVERIFY(!thrownBy<AmbiguousInput>([&] { (void)findCases(folder.path()); }).empty());
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
        const std::string said = thrownBy<AmbiguousInput>([&] { (void)findCase(folder.path()); });
        QVERIFY2(said.find(pair[0]) != std::string::npos, said.c_str());
        QVERIFY2(said.find(pair[1]) != std::string::npos, said.c_str());
    }
}

void TestCaseFinder::theOpenedFileTakesItsSlot()
{
    const TemporaryFolder folder;
    touch(folder.path(), {"P_FLAIR.nii.gz", "P_FLAIR_bias.nii.gz", "P_T1.nii.gz",
                          "P_T1_bias.nii.gz", "P_T2.nii.gz", "P_seg.nii.gz"});
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
    QVERIFY(casesOfDataset(folder.path()).size() > 1);
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QCOMPARE(cases[0].name, std::string("A"));
    QCOMPARE(labelsName(cases[1]), std::string("B_seg.nii.gz"));
    const std::string said = thrownBy<AmbiguousInput>([&] { (void)findCase(folder.path()); });
    QVERIFY2(said.find("A and B") != std::string::npos, said.c_str());
    QCOMPARE(findCases(folder.path()).size(), std::size_t{2});
    QCOMPARE(findCases(folder.path() / "B_t1.nii.gz").size(), std::size_t{1});
    QCOMPARE(findCase(folder.path() / "B_t1.nii.gz").name, std::string("B"));
}

void TestCaseFinder::nestedFoldersAreADataset()
{
    const TemporaryFolder folder;
    touchBrats(folder.path() / "HGG/Z1", "Z1");
    touchBrats(folder.path() / "LGG/A1", "A1");
    touch(folder.path() / "LGG/.hidden", {"H_t1.nii.gz"});
    touch(folder.path() / "empty", {"readme.txt"});
    QVERIFY(casesOfDataset(folder.path()).size() > 1);
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
    QCOMPARE(said, cases[1].question.text());
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
    QVERIFY(casesOfDataset(folder.path() / "vanished").empty());
    QVERIFY(casesOfDataset(folder.path() / "readme.txt").empty());
    QVERIFY(!thrownBy<Error>([&] { (void)listCases(folder.path() / "vanished"); }).empty());
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

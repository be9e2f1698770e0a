// What the training window reads off a folder of patches: files are made up, only names count.

#include "tests/support/test_data.h"
#include "tests/support/without_privilege.h"
#include "training/settings/reference_file_name.h"
#include "ui/training/patch_folder.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

class TestPatchFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void cleanup() { m_folder.reset(); }

    void wholeCasesAreCountedByFile()
    {
        write("B.h5", "12345");
        write("A.one.h5", "12345");
        write("split.json", "{}");
        const PatchFolder found = look();
        QVERIFY(!found.isReadyMade && found.problem.isEmpty());
        QCOMPARE(found.caseNames(), (QStringList{QStringLiteral("A.one"), QStringLiteral("B")}));
        QCOMPARE(describePatches(found), QStringLiteral("2 cases, 10 bytes"));
        QCOMPARE(describeCases(found), found.caseNames());
    }

    void readyMadePatchesAreCountedByCaseAndSide()
    {
        writePatches("B", 3);
        writePatches("A", 2);
        write("config.json", R"({"train": ["/elsewhere/B_total.nii_0_x0_y0_z0.h5",
            "B_total.nii_1_x0_y0_z0.h5", "B_total.nii_2_x0_y0_z0.h5"],
            "valid": ["A_total.nii_0_x0_y0_z0.h5", "A_total.nii_1_x0_y0_z0.h5"],
            "patch_size": [64, 48, 32]})");
        const PatchFolder found = look();
        QVERIFY2(found.isReadyMade && found.problem.isEmpty(), qPrintable(found.problem));
        QVERIFY((found.patchSize == Index3{64, 48, 32}));
        QCOMPARE(describePatches(found),
                 QStringLiteral("5 patches of 2 cases, 20 bytes: 3 to train on, 2 to validate"));
        QCOMPARE(describeCases(found), (QStringList{QStringLiteral("A: 2 patches to validate"),
                                                    QStringLiteral("B: 3 patches to train on")}));
    }

    void allAreTrainedOnWhereNothingDividesThem()
    {
        writePatches("A", 2);
        const PatchFolder found = look();
        QVERIFY(found.isReadyMade && found.problem.isEmpty());
        QVERIFY((found.patchSize == Index3{160, 160, 16}));
        QCOMPARE(found.training(), 2);
        QCOMPARE(found.validating(), 0);
    }

    void patchesWithNamesOfTheirOwnAreKnownByTheirLists()
    {
        write("one.h5", "1");
        write("two.h5", "1");
        write("config.json", R"({"train": ["one.h5"], "valid": ["two.h5"]})");
        QVERIFY(look().isReadyMade);
        QCOMPARE(look().validating(), 1);
    }

    void patientsAreShownWhereTheyHaveAnotherName()
    {
        write("P1_T1.h5", "1");
        write("P1_T2.h5", "1");
        write("X.h5", "1");
        QCOMPARE(describeCases(look()),
                 (QStringList{QStringLiteral("P1_T1 of patient P1"),
                              QStringLiteral("P1_T2 of patient P1"), QStringLiteral("X")}));
        write("patients.csv", "case,patient\nX,Ann\nP1_T2,P1_T2\n");
        QCOMPARE(describeCases(look()),
                 (QStringList{QStringLiteral("P1_T1 of patient P1"), QStringLiteral("P1_T2"),
                              QStringLiteral("X of patient Ann")}));
        write("patients.csv", "who knows");
        QVERIFY(look().problem.contains(QStringLiteral("patients.csv")));
    }

    void listsThatCannotBeTrainedOnAreOneSentence_data()
    {
        QTest::addColumn<QByteArray>("lists");
        QTest::addColumn<QString>("said");
        QTest::newRow("damaged") << QByteArray("[") << QStringLiteral("does not say which patches");
        QTest::newRow("file gone") << QByteArray(R"({"train": ["gone.h5"], "valid": []})")
                                   << QStringLiteral("names gone.h5, which is not in the folder");
        QTest::newRow("none to train on")
            << QByteArray(R"({"train": [], "valid": ["A_total.nii_0_x0_y0_z0.h5"]})")
            << QStringLiteral("leaves no patch to train on");
    }
    void listsThatCannotBeTrainedOnAreOneSentence()
    {
        QFETCH(const QByteArray, lists);
        QFETCH(const QString, said);
        writePatches("A", 1);
        write("config.json", lists.toStdString());
        QVERIFY2(look().problem.contains(said), qPrintable(look().problem));
    }

    void emptyMissingAndUnchosenFoldersAreTold()
    {
        QVERIFY(look().problem.startsWith(QStringLiteral("There are no patches in ")));
        QVERIFY(readPatchFolder({}).problem.startsWith(QStringLiteral("No folder of patches")));
        const QString gone = path() + QStringLiteral("/gone");
        QVERIFY(readPatchFolder(gone).problem.contains(QStringLiteral("gone is not there")));
        QVERIFY(!readPatchFolder(gone).isThere && look().isThere);
    }

    void aFolderThatMayNotBeReadIsNotCalledEmpty()
    {
        writePatches("A", 1);
        std::filesystem::permissions(m_folder->path(), std::filesystem::perms::none);
        QString said;
        {
            const test::WithoutPrivilege plain;
            said = look().problem;
        }
        std::filesystem::permissions(m_folder->path(), std::filesystem::perms::owner_all);
        QVERIFY2(said.contains(QStringLiteral("may not be read")), qPrintable(said));
    }

private:
    [[nodiscard]] QString path() const { return QString::fromStdString(m_folder->path().string()); }
    [[nodiscard]] PatchFolder look() const { return readPatchFolder(path()); }
    void write(const std::string& name, const std::string& text)
    {
        std::ofstream(m_folder->path() / name) << text;
    }
    void writePatches(const std::string& caseName, int count)
    {
        for (int n = 0; n < count; ++n) {
            write(referenceFileName(caseName, n, {0, 0, 0}), "1234");
        }
    }

    std::optional<test::TemporaryFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestPatchFolder)
#include "test_patch_folder.moc"

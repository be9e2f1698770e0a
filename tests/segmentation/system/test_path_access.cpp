#include "segmentation/system/path_access.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "tests/support/without_privilege.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

class TestPathAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereIsToldFromWhatMayNotBeRead()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "a.h5";
        std::ofstream(file) << "text";
        fs::create_directory(folder.path() / "inner");
        std::ofstream(folder.path() / "inner" / "b.h5") << "text";
        const test::WithoutPrivilege plain;
        QVERIFY(accessTo(file) == PathAccess::Readable);
        QVERIFY(accessTo(folder.path() / "inner") == PathAccess::Readable);
        QVERIFY(accessTo(folder.path() / "none") == PathAccess::Missing);
        fs::permissions(file, fs::perms::none);
        QVERIFY(accessTo(file) == PathAccess::Forbidden);
        fs::permissions(folder.path() / "inner", fs::perms::none);
        QVERIFY(accessTo(folder.path() / "inner") == PathAccess::Forbidden);
        QVERIFY(accessTo(folder.path() / "inner" / "b.h5") == PathAccess::Forbidden);
        fs::permissions(folder.path() / "inner", fs::perms::owner_all);
    }

    void theSentenceSaysWhich()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "a.h5";
        const auto said = [&] {
            try {
                requireReadable("The model file", file);
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QVERIFY(said().starts_with("The model file " + file.string() + " does not exist"));
        std::ofstream(file) << "text";
        QCOMPARE(said(), std::string());
        fs::permissions(file, fs::perms::none);
        const test::WithoutPrivilege plain;
        QVERIFY2(said().find("permission") != std::string::npos, said().c_str());
    }

    void aFolderIsNoFileAndNoStream()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "a.json";
        std::ofstream(file) << "{}";
        requireFile("The model file", file);
        QVERIFY(streamOf(file).get() == '{');
        QVERIFY(!streamOf(folder.path()).is_open());
        QVERIFY(!streamOf(folder.path() / "none"));
        QVERIFY_THROWS_EXCEPTION(Error, requireFile("The model file", folder.path()));
        QVERIFY_THROWS_EXCEPTION(Error, requireFile("The model file", folder.path() / "none"));
    }
};

QTEST_APPLESS_MAIN(TestPathAccess)
#include "test_path_access.moc"

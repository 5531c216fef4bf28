// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "impactfixture.h"
#include "migrate/impact/rules/statementkinds.h"
#include "migrate/impact/wholestatement.h"
#include "sql/script.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

struct Example {
    const char *kind;
    const char *sql;
    bool unnoticed = false;
};

//! One or more of every kind of statement that PostgreSQL 15 has.
constexpr Example examples[] = {
    {"AlterCollationStmt", "ALTER COLLATION c REFRESH VERSION"},
    {"AlterDatabaseRefreshCollStmt", "ALTER DATABASE d REFRESH COLLATION VERSION"},
    {"AlterDatabaseSetStmt", "ALTER DATABASE d SET work_mem = 1"},
    {"AlterDatabaseStmt", "ALTER DATABASE d CONNECTION LIMIT 7"},
    {"AlterDefaultPrivilegesStmt", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO bob"},
    {"AlterDomainStmt", "ALTER DOMAIN d DROP NOT NULL"},
    {"AlterEnumStmt", "ALTER TYPE k ADD VALUE 'x'", true},
    {"AlterEnumStmt", "ALTER TYPE k RENAME VALUE 'x' TO 'y'"},
    {"AlterEventTrigStmt", "ALTER EVENT TRIGGER t ENABLE"},
    {"AlterExtensionContentsStmt", "ALTER EXTENSION e ADD TABLE books"},
    {"AlterExtensionStmt", "ALTER EXTENSION e UPDATE"},
    {"AlterFdwStmt", "ALTER FOREIGN DATA WRAPPER w NO HANDLER"},
    {"AlterForeignServerStmt", "ALTER SERVER s VERSION '7'"},
    {"AlterFunctionStmt", "ALTER FUNCTION f() STABLE"},
    {"AlterObjectDependsStmt", "ALTER FUNCTION f() DEPENDS ON EXTENSION e"},
    {"AlterObjectSchemaStmt", "ALTER FUNCTION f() SET SCHEMA s"},
    {"AlterOperatorStmt", "ALTER OPERATOR + (int, int) SET (RESTRICT = NONE)"},
    {"AlterOpFamilyStmt", "ALTER OPERATOR FAMILY o USING btree DROP FUNCTION 1 (int, int)"},
    {"AlterOwnerStmt", "ALTER TYPE k OWNER TO bob"},
    {"AlterPolicyStmt", "ALTER POLICY p ON books USING (true)"},
    {"AlterPublicationStmt", "ALTER PUBLICATION p ADD TABLE books"},
    {"AlterRoleSetStmt", "ALTER ROLE bob SET work_mem = 1"},
    {"AlterRoleSetStmt", "ALTER ROLE ALL SET work_mem = 1"},
    {"AlterRoleStmt", "ALTER ROLE bob CREATEDB"},
    {"AlterSeqStmt", "ALTER SEQUENCE s RESTART"},
    {"AlterStatsStmt", "ALTER STATISTICS s SET STATISTICS 7", true},
    {"AlterSubscriptionStmt", "ALTER SUBSCRIPTION s DISABLE"},
    {"AlterSystemStmt", "ALTER SYSTEM RESET ALL"},
    {"AlterTableMoveAllStmt", "ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b"},
    {"AlterTableSpaceOptionsStmt", "ALTER TABLESPACE a SET (seq_page_cost = 1)"},
    {"AlterTableStmt", "ALTER TABLE books ADD COLUMN a int", true},
    {"AlterTableStmt", "ALTER TABLE books ALTER title SET STATISTICS 7", true},
    {"AlterTableStmt", "ALTER TABLE books ADD COLUMN a int, ENABLE ROW LEVEL SECURITY"},
    {"AlterTableStmt", "ALTER TABLE books ENABLE ROW LEVEL SECURITY"},
    {"AlterTableStmt", "ALTER TABLE books ADD CHECK (id > 0) NOT VALID"},
    {"AlterTableStmt", "ALTER TABLE books DROP CONSTRAINT c"},
    {"AlterTableStmt", "ALTER TABLE books ALTER title SET DEFAULT 'x'"},
    {"AlterTableStmt", "ALTER TABLE books RESET (fillfactor), NO INHERIT authors"},
    {"AlterTableStmt", "ALTER VIEW titles ALTER a SET DEFAULT 7"},
    {"AlterTSConfigurationStmt", "ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR word"},
    {"AlterTSDictionaryStmt", "ALTER TEXT SEARCH DICTIONARY d (stopwords = x)"},
    {"AlterTypeStmt", "ALTER TYPE t SET (STORAGE = plain)"},
    {"AlterUserMappingStmt", "ALTER USER MAPPING FOR bob SERVER s OPTIONS (SET a 'b')"},
    {"CallStmt", "CALL p()"},
    {"CheckPointStmt", "CHECKPOINT"},
    {"ClosePortalStmt", "CLOSE c", true},
    {"ClusterStmt", "CLUSTER"},
    {"CommentStmt", "COMMENT ON TABLE books IS 'x'", true},
    {"CommentStmt", "COMMENT ON TABLE books IS '@omit create'"},
    {"CompositeTypeStmt", "CREATE TYPE t AS (a int)", true},
    {"ConstraintsSetStmt", "SET CONSTRAINTS ALL DEFERRED"},
    {"CopyStmt", "COPY books TO STDOUT"},
    {"CreateAmStmt", "CREATE ACCESS METHOD a TYPE INDEX HANDLER h"},
    {"CreateCastStmt", "CREATE CAST (int AS text) WITH INOUT AS IMPLICIT"},
    {"CreateConversionStmt", "CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM f"},
    {"CreatedbStmt", "CREATE DATABASE d"},
    {"CreateDomainStmt", "CREATE DOMAIN d AS int", true},
    {"CreateEnumStmt", "CREATE TYPE k AS ENUM ('a')", true},
    {"CreateEventTrigStmt", "CREATE EVENT TRIGGER t ON sql_drop EXECUTE FUNCTION f()"},
    {"CreateExtensionStmt", "CREATE EXTENSION citext"},
    {"CreateFdwStmt", "CREATE FOREIGN DATA WRAPPER w"},
    {"CreateForeignServerStmt", "CREATE SERVER s FOREIGN DATA WRAPPER w"},
    {"CreateForeignTableStmt", "CREATE FOREIGN TABLE t (a int) SERVER s"},
    {"CreateFunctionStmt", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", true},
    {"CreateFunctionStmt", "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'"},
    {"CreateOpClassStmt", "CREATE OPERATOR CLASS o FOR TYPE t USING btree AS OPERATOR 1 <"},
    {"CreateOpFamilyStmt", "CREATE OPERATOR FAMILY o USING btree"},
    {"CreatePLangStmt", "CREATE LANGUAGE l HANDLER h"},
    {"CreatePolicyStmt", "CREATE POLICY p ON books"},
    {"CreatePublicationStmt", "CREATE PUBLICATION p"},
    {"CreateRangeStmt", "CREATE TYPE r AS RANGE (subtype = int)", true},
    {"CreateRoleStmt", "CREATE ROLE bob"},
    {"CreateSchemaStmt", "CREATE SCHEMA s", true},
    {"CreateSchemaStmt", "CREATE SCHEMA s CREATE TABLE t (a int) GRANT SELECT ON books TO PUBLIC"},
    {"CreateSeqStmt", "CREATE SEQUENCE s", true},
    {"CreateStatsStmt", "CREATE STATISTICS s ON title, id FROM books", true},
    {"CreateStmt", "CREATE TABLE t (a int)", true},
    {"CreateSubscriptionStmt", "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p"},
    {"CreateTableAsStmt", "CREATE TABLE t AS SELECT 1"},
    {"CreateTableAsStmt", "CREATE MATERIALIZED VIEW t AS SELECT 1"},
    {"CreateTableSpaceStmt", "CREATE TABLESPACE t LOCATION '/x'"},
    {"CreateTransformStmt", "CREATE TRANSFORM FOR int LANGUAGE l (FROM SQL WITH FUNCTION f(internal))"},
    {"CreateTrigStmt", "CREATE TRIGGER t BEFORE INSERT ON books EXECUTE FUNCTION f()"},
    {"CreateUserMappingStmt", "CREATE USER MAPPING FOR bob SERVER s"},
    {"DeallocateStmt", "DEALLOCATE p", true},
    {"DeclareCursorStmt", "DECLARE c CURSOR FOR SELECT 1", true},
    {"DefineStmt", "CREATE AGGREGATE a (int) (SFUNC = f, STYPE = int)"},
    {"DefineStmt", "CREATE COLLATION c (PROVIDER = icu, LOCALE = 'de')"},
    {"DeleteStmt", "DELETE FROM books"},
    {"DiscardStmt", "DISCARD PLANS"},
    {"DoStmt", "DO 'BEGIN END'"},
    {"DropdbStmt", "DROP DATABASE d"},
    {"DropOwnedStmt", "DROP OWNED BY bob"},
    {"DropRoleStmt", "DROP ROLE bob"},
    {"DropStmt", "DROP TABLE books"},
    {"DropStmt", "DROP TYPE k"},
    {"DropStmt", "DROP VIEW v"},
    {"DropStmt", "DROP INDEX books_title"},
    {"DropStmt", "DROP TRIGGER t ON books"},
    {"DropStmt", "DROP FUNCTION f(int)"},
    {"DropStmt", "DROP OPERATOR CLASS o USING btree"},
    {"DropStmt", "DROP SCHEMA s"},
    {"DropSubscriptionStmt", "DROP SUBSCRIPTION s"},
    {"DropTableSpaceStmt", "DROP TABLESPACE t"},
    {"DropUserMappingStmt", "DROP USER MAPPING FOR bob SERVER s"},
    {"ExecuteStmt", "EXECUTE p"},
    {"ExplainStmt", "EXPLAIN DELETE FROM books", true},
    {"ExplainStmt", "EXPLAIN ANALYZE INSERT INTO books (id) VALUES (7)"},
    {"FetchStmt", "FETCH 7 FROM c", true},
    {"GrantRoleStmt", "GRANT alice TO bob"},
    {"GrantStmt", "GRANT SELECT ON books TO bob"},
    {"ImportForeignSchemaStmt", "IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b"},
    {"IndexStmt", "CREATE INDEX IF NOT EXISTS books_title ON books (title)", true},
    {"InsertStmt", "INSERT INTO books (id) VALUES (7)"},
    {"ListenStmt", "LISTEN x"},
    {"LoadStmt", "LOAD 'x'"},
    {"LockStmt", "LOCK books"},
    {"LockStmt", "LOCK books IN ACCESS SHARE MODE"},
    {"MergeStmt", "MERGE INTO books USING authors ON true WHEN NOT MATCHED THEN DO NOTHING"},
    {"NotifyStmt", "NOTIFY x"},
    {"PrepareStmt", "PREPARE p AS SELECT 1", true},
    {"ReassignOwnedStmt", "REASSIGN OWNED BY bob TO alice"},
    {"RefreshMatViewStmt", "REFRESH MATERIALIZED VIEW v"},
    {"ReindexStmt", "REINDEX DATABASE d"},
    {"RenameStmt", "ALTER FUNCTION f() RENAME TO g"},
    {"RenameStmt", "ALTER TABLE books RENAME id TO number"},
    {"RuleStmt", "CREATE RULE r AS ON DELETE TO books DO INSTEAD NOTHING"},
    {"SecLabelStmt", "SECURITY LABEL ON TABLE books IS 'x'"},
    {"SelectStmt", "SELECT title FROM books", true},
    {"SelectStmt", "VALUES (7)", true},
    {"SelectStmt", "TABLE books", true},
    {"SelectStmt", "SELECT setval('s', 7)"},
    {"SelectStmt", "SELECT 1 INTO t"},
    {"SelectStmt", "SELECT * FROM books FOR UPDATE"},
    {"SelectStmt", "WITH x AS (INSERT INTO books (id) VALUES (7) RETURNING *) SELECT * FROM x"},
    {"TransactionStmt", "SAVEPOINT s"},
    {"TruncateStmt", "TRUNCATE books"},
    {"UnlistenStmt", "UNLISTEN x"},
    {"UpdateStmt", "UPDATE books SET note = 'x' WHERE note IS NULL"},
    {"VacuumStmt", "VACUUM"},
    {"VacuumStmt", "VACUUM FULL"},
    {"VariableSetStmt", "SET lock_timeout = 7", true},
    {"VariableSetStmt", "SET search_path = x"},
    {"VariableSetStmt", "RESET ALL"},
    {"VariableShowStmt", "SHOW ALL", true},
    {"ViewStmt", "CREATE VIEW v AS SELECT 1", true},
    {"ViewStmt", "CREATE OR REPLACE VIEW v AS SELECT 1"},
};

//! The nodes of pg_query's tree that PostgreSQL calls statements, and that its grammar makes of a whole statement.
QStringList kindsOfParser()
{
    QFile file(QString::fromUtf8(PG_QUERY_PROTO));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QStringList parts{u"RawStmt"_s, u"ReturnStmt"_s, u"PLAssignStmt"_s, u"SetOperationStmt"_s,
                                   u"ReplicaIdentityStmt"_s};
    static const QRegularExpression node(u"json_name=\"([A-Z][A-Za-z]+Stmt)\""_s);
    QStringList kinds;
    for (auto found = node.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();) {
        const QString kind = found.next().captured(1);
        if (!parts.contains(kind) && !kinds.contains(kind))
            kinds += kind;
    }
    return kinds;
}

} // namespace

//! Of which kinds of statements "Nobody notices" is said.
class ImpactKindsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNobodyNoticesOfAClosedList_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("unnoticed");
        for (const Example &each : examples)
            QTest::addRow("%s", each.sql) << QString::fromLatin1(each.kind) << each.unnoticed;
    }

    void saysNobodyNoticesOfAClosedList()
    {
        QFETCH(const QString, kind);
        QFETCH(const bool, unnoticed);
        const QByteArray sql = QTest::currentDataTag();
        const StatementImpact told = outlookOn(factsOf(500), sql);

        QCOMPARE(sql::Node(sql::scriptOf(sql).statements.constFirst().tree).kind(), kind);
        QVERIFY2(!told.effect.isEmpty() && !told.effect.contains(u'%'), qPrintable(told.effect));
        QVERIFY2(!told.effect.contains(u"“”"_s), qPrintable(told.effect));
        QVERIFY2(told.effect.contains(u"Nobody notices"_s) == unnoticed, qPrintable(told.effect));
        if (unnoticed)
            QVERIFY(!told.losesData && !told.unforeseeable && told.danger.isEmpty());
    }

    void knowsEveryKindOfTheParser()
    {
        const QStringList kinds = kindsOfParser();
        QVERIFY(kinds.size() > 100);
        QSet<QString> shown;
        for (const Example &each : examples)
            shown += QString::fromLatin1(each.kind);

        for (const QString &kind : kinds) {
            QVERIFY2(migrate::statementKind(kind) != nullptr, qPrintable(kind));
            QVERIFY2(shown.contains(kind), qPrintable(kind));
        }
    }

    void cannotTellWhatItDoesNotKnow()
    {
        migrate::SimulatedSchema simulated(factsOf(7));
        migrate::StatementAnalysis analysis(simulated);

        migrate::analyseStatement(analysis, sql::Node(QJsonObject{{u"FutureStmt"_s, QJsonObject{{u"a"_s, 7}}}}));

        QVERIFY(analysis.impact().unforeseeable);
        QCOMPARE(analysis.impact().effect, u"What this does cannot be told in advance."_s);
    }
};

CATALPA_TEST(ImpactKindsTest)
#include "tst_impactkinds.moc"

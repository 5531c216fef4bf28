// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"
#include "ui/migrationsfixture.h"
#include "ui/migrationstatesfixture.h"
#include "ui/prismaproject.h"
#include "ui/table/catalogueview.h"

#include <QtWidgets/QAbstractButton>

#include <QtGui/QAction>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

void takeRecords(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const QString &dialog,
                                  const std::function<void(test::Librarian &)> &act) {
        studio.take(name, [&]() -> QWidget * {
            test::Librarian &librarian = studio.librarian();
            librarian.open(studio.shelves());
            librarian.clickCell(0, 0);
            act(librarian);
            studio.until("dialog", [&] { return librarian.sees(dialog); });
            return librarian.find(dialog);
        });
    };
    opened(u"new-author"_s, u"NewAuthorDialog"_s,
           [](test::Librarian &librarian) { librarian.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier); });
    opened(u"new-book"_s, u"NewBookDialog"_s,
           [](test::Librarian &librarian) { librarian.press(Qt::Key_N, Qt::ControlModifier); });
    opened(u"delete-author-move-books"_s, u"RemoveAuthorDialog"_s,
           [](test::Librarian &librarian) { librarian.press(Qt::Key_Delete); });
    opened(u"delete-author-and-books"_s, u"RemoveAuthorDialog"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_Delete);
        studio.until("dialog", [&] { return librarian.sees(u"deleteChoice"_s); });
        librarian.the<QAbstractButton>(u"deleteChoice"_s).click();
    });
    opened(u"change-many"_s, u"BulkDialog"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_A, Qt::ControlModifier);
        librarian.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        studio.until("setup", [&] { return librarian.sees(u"ChangeSetup/line"_s); });
        librarian.writeLine(u"ChangeSetup/line"_s, u"CZ"_s);
        librarian.press(Qt::Key_Return);
        studio.settle();
    });
    opened(u"replace-many"_s, u"BulkDialog"_s, [&](test::Librarian &librarian) {
        librarian.press(Qt::Key_A, Qt::ControlModifier);
        librarian.press(Qt::Key_H, Qt::ControlModifier);
    });
    opened(u"shortcuts"_s, u"shortcutsDialog"_s,
           [](test::Librarian &librarian) { librarian.press(Qt::Key_Question, Qt::ControlModifier); });
}

//! After a day's work, some of it by another program.
void takeHistory(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const QString &dialog, const QString &sql, auto &&act) {
        studio.take(name, [&]() -> QWidget * {
            const ConnectionAddress address = studio.shelves();
            if (!sql.isEmpty())
                studio.server.sql(address, sql);
            test::Librarian &librarian = studio.librarian();
            librarian.open(address);
            librarian.clickCell(0, 0);
            act(librarian);
            studio.until("dialog", [&] { return librarian.sees(dialog); });
            studio.settle();
            return librarian.find(dialog);
        });
    };
    const auto history = [](const test::Librarian &librarian) {
        librarian.press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    };
    const auto trash = [](const test::Librarian &librarian) {
        librarian.press(Qt::Key_C, Qt::AltModifier);
        librarian.press(Qt::Key_T);
    };
    opened(u"history"_s, u"HistoryDialog"_s,
           u"SET application_name = 'psql'; UPDATE authors SET country = 'DE'; UPDATE authors SET country = NULL, "
           "bio = repeat('A long biography. ', 30); SELECT set_config('catalpa.batch', gen_random_uuid()::text, true); "
           "UPDATE authors SET country = 'FR'"_s,
           history);
    opened(
        u"trash"_s, u"TrashDialog"_s,
        u"SET application_name = 'psql'; DELETE FROM books WHERE id = 5; BEGIN; DELETE FROM books WHERE author_id = 2; "
        "DELETE FROM authors WHERE id = 2; COMMIT"_s,
        trash);
    opened(u"trash-empty"_s, u"TrashDialog"_s, {}, trash);
    opened(u"doubles"_s, u"DoublesDialog"_s,
           u"INSERT INTO authors (name, bio) SELECT 'capek, KAREL', repeat('A long biography. ', 30); "
           "INSERT INTO authors (name) VALUES ('K. Čapek'), ('Karel Čapekk')"_s,
           [&studio](const test::Librarian &librarian) {
               librarian.press(Qt::Key_C, Qt::AltModifier);
               librarian.press(Qt::Key_N);
               studio.until("pairs", [&] {
                   const auto *same = qobject_cast<QAbstractButton *>(librarian.find(u"DoublesDialog/sameButton"_s));
                   return same && same->isEnabled();
               });
           });
    opened(u"doubles-none"_s, u"DoublesDialog"_s, {}, [](const test::Librarian &librarian) {
        librarian.press(Qt::Key_C, Qt::AltModifier);
        librarian.press(Qt::Key_N);
    });
}

void takeMigrations(Studio &studio)
{
    const auto opened = [&studio](const QString &name, const QString &sql, bool apply) {
        studio.take(name, [&]() -> QWidget * {
            const ConnectionAddress address = sql.isEmpty() ? studio.emptyDatabase() : studio.emptyCatalogue();
            if (!sql.isEmpty())
                studio.server.sql(address, sql);
            test::Librarian &librarian = studio.librarian();
            librarian.start();
            librarian.window().open(address);
            studio.until("page", [&] { return librarian.sees(u"emptyStateAction"_s); });
            librarian.window().openMigrations();
            const auto ready = [&] {
                const QWidget *button = librarian.find(u"applyButton"_s);
                return button && button->isEnabled();
            };
            studio.until("dialog", ready);
            if (apply) {
                librarian.click(u"applyButton"_s);
                studio.until("end", [&] { return librarian.sees(u"MigrationsDialog/banner"_s); });
            }
            return librarian.find(u"MigrationsDialog"_s);
        });
    };
    opened(u"migrations-pending"_s, {}, false);
    opened(u"migrations-applied"_s, {}, true);
    opened(u"migrations-failure"_s,
           u"DROP TABLE books, authors CASCADE; CREATE TABLE public.authors (country text); "
           "DELETE FROM public._prisma_migrations WHERE migration_name LIKE '%add_country'"_s,
           true);
}

void takeNewMigration(Studio &studio)
{
    const auto drafted = [&studio](const QString &name, const QByteArray &schema, const QString &sight) {
        studio.take(name, [&]() -> QWidget * {
            const ConnectionAddress address = studio.shelves();
            test::PrismaProject project;
            project.takeMigrationsOfTheGuide();
            project.writeSchema(schema);
            test::Librarian &librarian = studio.librarian();
            librarian.answers.file = project.schema();
            librarian.open(address);
            librarian.window().openMigrations();
            const auto *dialog = librarian.find(u"MigrationsDialog"_s);
            auto *action = dialog->findChild<QAction *>(u"draftFromSchema"_s);
            studio.until("history", [action] { return action->isEnabled(); });
            action->trigger();
            studio.until("draft", [&] {
                return librarian.sees(sight) && librarian.find(u"NewMigrationDialog/lookButton"_s)->isEnabled();
            });
            if (librarian.find(u"draftNameEdit"_s)->isEnabled())
                librarian.writeLine(u"draftNameEdit"_s, u"year of birth"_s);
            return librarian.find(u"NewMigrationDialog"_s);
        });
    };
    using Project = test::PrismaProject;
    drafted(u"newmigration"_s, Project::guide(Project::country() + "  born      Int?\n"), u"draftSql"_s);
    drafted(u"newmigration-loss"_s, Project::guide("  born      Int?\n"), u"lossBox"_s);
    drafted(u"newmigration-mistakes"_s, Project::guide("  born      Itn?\n  died      Dat?\n"), u"obstacleText"_s);
}

//! A dialog on a history that is only shown.
class SimulatedSchema final : public test::OpenedMigrations {
public:
    explicit SimulatedSchema(const SchemaStatus &status)
        : m_shown(std::make_unique<test::ShownHistory>(status))
    {
    }

    test::ShownHistory &history() { return *m_shown; }
    QWidget *begin(bool production = false)
    {
        const QString name = u"City library"_s;
        open(std::move(m_shown), {.name = name, .mustType = production ? name : QString()}, &m_boxes);
        return m_dialog.get();
    }
    QWidget *box(const QString &name) const { return m_dialog->findChild<QWidget *>(name); }
    using OpenedMigrations::action;
    using OpenedMigrations::button;

private:
    std::unique_ptr<test::ShownHistory> m_shown;
    ui::BoxPrompts m_boxes;
};

void takeShownMigrations(Studio &studio)
{
    const auto shown = [&studio](const QString &name, const SchemaStatus &status,
                                 const std::function<QWidget *(SimulatedSchema &)> &act) {
        std::unique_ptr<SimulatedSchema> simulated;
        studio.take(name, [&] {
            simulated = std::make_unique<SimulatedSchema>(status);
            simulated->history().impacts = test::dangerousOutlooks();
            return act(*simulated);
        });
    };
    const auto pressed = [&studio](SimulatedSchema &simulated, const char *button, const QString &box) {
        studio.until("history", [&] { return simulated.button(button)->isEnabled(); });
        studio.settle();
        simulated.button(button)->click();
        studio.until("box", [&] { return simulated.box(box) != nullptr; });
        return simulated.box(box);
    };
    shown(u"migrations-states"_s, test::everyState(), [](SimulatedSchema &simulated) { return simulated.begin(); });
    shown(u"migrations-plan"_s, test::twoSchemas(), [](SimulatedSchema &simulated) { return simulated.begin(); });
    shown(u"migrations-production"_s, test::twoSchemas(), [&](SimulatedSchema &simulated) {
        simulated.begin(true);
        return pressed(simulated, "applyButton", u"TypedConfirmation"_s);
    });
    shown(u"migrations-rehearsal"_s, test::twoSchemas(), [&](SimulatedSchema &simulated) {
        simulated.history().rehearsal = test::goodRehearsal();
        simulated.begin();
        return pressed(simulated, "rehearseButton", u"ReportDialog"_s);
    });
    shown(u"migrations-drift"_s, test::twoSchemas(), [&](SimulatedSchema &simulated) {
        simulated.history().findings = test::someDrift();
        simulated.begin();
        studio.until("history", [&] { return simulated.button("applyButton")->isEnabled(); });
        simulated.action("checkTables")->trigger();
        studio.until("box", [&] { return simulated.box(u"ReportDialog"_s) != nullptr; });
        return simulated.box(u"ReportDialog"_s);
    });
    shown(
        u"migrations-rights"_s,
        [] {
            SchemaStatus status = test::twoSchemas();
            status.obstacles = {{u"catalpa"_s,
                                 {ErrorKind::Rights,
                                  u"Your role in this database may not change its tables. Ask whoever looks after it "
                                  "to apply the migrations."_s,
                                  {}}}};
            return status;
        }(),
        [](SimulatedSchema &simulated) { return simulated.begin(); });
    shown(u"migrations-running"_s, test::twoSchemas(), [&](SimulatedSchema &simulated) {
        const MigrationKey key = test::twoSchemas().steps.at(3).key();
        simulated.history().events = {{.kind = MigrationEvent::Kind::Started, .key = key, .index = 1, .count = 3},
                                      {.kind = MigrationEvent::Kind::Statement,
                                       .key = key,
                                       .index = 1,
                                       .count = 3,
                                       .statement = 1,
                                       .statements = 4}};
        QWidget *dialog = simulated.begin();
        studio.until("history", [&] { return simulated.button("applyButton")->isEnabled(); });
        simulated.button("applyButton")->click();
        return dialog;
    });
    shown(
        u"migrations-adopt"_s,
        [] {
            SchemaStatus status = test::twoSchemas();
            for (MigrationStep &each : status.steps)
                each.state = MigrationState::Pending;
            status.obstacles = {{u"public"_s, {ErrorKind::Schema, u"There are tables that nobody recorded."_s, {}}}};
            return status;
        }(),
        [](SimulatedSchema &simulated) {
            SchemaFindings findings;
            findings.adoptable = {test::twoSchemas().steps.at(0).key(), test::twoSchemas().steps.at(1).key()};
            simulated.history().findings = findings;
            return simulated.begin();
        });
}

} // namespace

void takeDialogs(Studio &studio)
{
    takeShownMigrations(studio);
    takeRecords(studio);
    takeHistory(studio);
    takeMigrations(studio);
    takeNewMigration(studio);
}

} // namespace catalpa::gallery

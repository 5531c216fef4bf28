// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"
#include "ui/help/helpbrowser.h"
#include "ui/help/helpwindow.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

constexpr QSize page(700, 440); //!< Pictures in the help are as wide as its text.

//! The pictures in resources/help/pictures; the target helppictures takes them.
void takeHelpPictures(Studio &studio)
{
    const auto small = [&studio](const ConnectionAddress &local = {}) -> test::Librarian & {
        test::Librarian &librarian = studio.librarian(local);
        librarian.start();
        librarian.window().resize(page);
        return librarian;
    };
    studio.take(u"help-start"_s, [&]() -> QWidget * {
        small();
        return nullptr;
    });
    studio.take(u"help-connect"_s, [&]() -> QWidget * {
        small().window().offer(u"postgresql://librarian:npg_x7@ep-cool-river-123456-pooler.eu-central-1.aws.neon.tech/"
                               "citylibrary?sslmode=require"_s);
        return nullptr;
    });
    studio.take(u"help-catalogue"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.sample();
        test::Librarian &librarian = small(address);
        librarian.window().resize(920, 480);
        librarian.window().openLocal(false);
        studio.until("rows", [&] { return librarian.hasRows(); });
        librarian.clickCell(3, 0);
        return nullptr;
    });
    studio.take(u"help-conflict"_s, [&]() -> QWidget * {
        const ConnectionAddress address = studio.shelves();
        test::Librarian &librarian = small();
        librarian.window().resize(page.width(), 300);
        librarian.window().open(address);
        studio.until("rows", [&] { return librarian.hasRows(); });
        studio.server.sql(address, u"UPDATE authors SET name = 'K. Čapek' WHERE id = 2"_s);
        librarian.writeCell(0, 0, u"Karel Matěj Čapek"_s);
        studio.until("conflict", [&] { return librarian.sees(u"ConflictPane/mineButton"_s); });
        return nullptr;
    });
    studio.take(u"help-migrations"_s, [&]() -> QWidget * {
        test::Librarian &librarian = small();
        librarian.window().open(studio.emptyDatabase());
        studio.until("page", [&] { return librarian.sees(u"emptyStateAction"_s); });
        librarian.window().openMigrations();
        studio.until("dialog", [&] {
            const QWidget *button = librarian.find(u"applyButton"_s);
            return button && button->isEnabled();
        });
        studio.until("impact", [&] { return !librarian.everythingToBeRead().contains("being worked out"_L1); });
        QWidget *dialog = librarian.find(u"MigrationsDialog"_s);
        dialog->resize(860, 500);
        return dialog;
    });
}

ui::HelpWindow &openedHelp(Studio &studio)
{
    test::Librarian &librarian = studio.librarian();
    librarian.start();
    librarian.press(Qt::Key_F1);
    ui::HelpWindow *window = nullptr;
    studio.until("help", [&window] {
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *each : windows) {
            if (auto *help = qobject_cast<ui::HelpWindow *>(each); help && help->isActiveWindow())
                window = help;
        }
        return window != nullptr;
    });
    return *window;
}

} // namespace

void takeHelp(Studio &studio)
{
    const QList<ui::HelpPage> pages = ui::helpPages();
    for (const ui::HelpPage &each : pages) {
        studio.take(u"manual-"_s + each.name, [&] {
            ui::HelpWindow &window = openedHelp(studio);
            window.browser().showPage(each.name);
            return &window;
        });
    }
    studio.take(u"manual-find"_s, [&] {
        ui::HelpWindow &window = openedHelp(studio);
        window.browser().showPage(u"editing"_s);
        auto *line = window.findChild<QLineEdit *>(u"helpSearchEdit"_s);
        line->setFocus();
        line->setText(u"edit"_s);
        return &window;
    });
    const auto boxed = [&studio](const QString &name, bool licences) {
        studio.take(name, [&]() -> QWidget * {
            test::Librarian &librarian = studio.librarian();
            librarian.open(studio.shelves());
            librarian.window().findChild<QAction *>(u"aboutAction"_s)->trigger();
            studio.until("about", [&] { return !librarian.text(u"localServer"_s).isEmpty(); });
            if (licences)
                librarian.click(u"licencesButton"_s);
            return librarian.find(licences ? u"LicencesDialog"_s : u"AboutDialog"_s);
        });
    };
    boxed(u"about"_s, false);
    boxed(u"licences"_s, true);
    takeHelpPictures(studio);
}

} // namespace catalpa::gallery

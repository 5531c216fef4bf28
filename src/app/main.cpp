// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/screenshot.h"
#include "app/services.h"
#include "core/translation.h"
#include "db/driver.h"
#include "ui/mainwindow.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QSettings>
#include <QtCore/QThreadPool>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <clocale>

using namespace Qt::StringLiterals;

namespace {

catalpa::ui::theme::Appearance appearanceFrom(const QString &word, const QSettings &settings)
{
    using catalpa::ui::theme::Appearance;
    if (word == "light"_L1)
        return Appearance::Light;
    if (word == "dark"_L1)
        return Appearance::Dark;
    return Appearance(qBound(0, settings.value(u"appearance"_s).toInt(), 2));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    // libpq's texts tell why a connection failed; they are read in English and shown in words of our own.
#ifdef LC_MESSAGES
    std::setlocale(LC_MESSAGES, "C");
#endif
    QCoreApplication::setOrganizationName(u"catalpa"_s);
    QCoreApplication::setApplicationName(u"catalpa"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CATALPA_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Catalpa"_s);
    QGuiApplication::setDesktopFileName(u"org.catalpa.Catalpa"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/app/org.catalpa.Catalpa.svg"_s));

    catalpa::installTranslations(application);

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "A desktop catalogue of authors and books."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption look(u"theme"_s, QCoreApplication::translate("main", "light or dark, for this run."),
                                  u"look"_s);
    const QCommandLineOption local(u"local"_s,
                                   QCoreApplication::translate("main", "Open the catalogue on this computer."));
    const QCommandLineOption picture(
        u"screenshot"_s,
        QCoreApplication::translate("main", "Save a picture of the catalogue on this computer, and quit."), u"file"_s);
    parser.addOptions({look, local, picture});
    parser.addPositionalArgument(u"address"_s, QCoreApplication::translate("main", "Address of a catalogue to open."),
                                 u"[address]"_s);
    parser.process(application);

    catalpa::db::loadDriver();
    int code = 0;
    {
        QSettings settings(u"catalpa"_s, u"catalpa"_s);
        catalpa::ui::theme::apply(application, appearanceFrom(parser.value(look), settings));
        catalpa::ui::BoxPrompts prompts;
        catalpa::ui::MainWindow window(catalpa::app::realServices(), settings, prompts);
        window.show();
        if (parser.isSet(picture))
            catalpa::app::saveScreenshotAndQuit(window, parser.value(picture));
        if (parser.isSet(local) || parser.isSet(picture))
            window.openLocal(false);
        else if (!parser.positionalArguments().isEmpty())
            window.offer(parser.positionalArguments().first());
        else
            window.begin();
        code = QApplication::exec();
    }
    QThreadPool::globalInstance()->waitForDone();
    return code;
}

// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Renders every window and state to PNG: catalpa-gallery FOLDER [light|dark] [PART OF A NAME]

#include "studio.h"
#include "ui/widgets/theme.h"

#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace catalpa;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("catalpa-gallery FOLDER [light|dark] [PART OF A NAME]\n", stderr);
        return 2;
    }
    const bool dark = arguments.value(2) == "dark"_L1;
    ui::theme::apply(application, dark ? ui::theme::Appearance::Dark : ui::theme::Appearance::Light);
    QApplication::setApplicationVersion(QStringLiteral(CATALPA_VERSION));

    gallery::Studio studio(arguments.at(1), arguments.value(3));
    gallery::takeOpening(studio);
    gallery::takeBrowsing(studio);
    gallery::takeEditing(studio);
    gallery::takeDetails(studio);
    gallery::takeHelp(studio);
    gallery::takeDialogs(studio);
    gallery::takeTransport(studio);
    gallery::takeExchange(studio);
    std::printf("%d pictures in %s\n", studio.taken(), qPrintable(arguments.at(1)));
    return studio.taken() > 0 ? 0 : 1;
}

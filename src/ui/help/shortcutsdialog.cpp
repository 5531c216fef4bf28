// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/shortcutsdialog.h"

#include "base/text.h"

#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/text/plainlabel.h"
#include "ui/widgets/theme.h"
#include "ui/window/actions/actions.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QScreen>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

struct KeyLine {
    QString does;
    QString keys;
};

QList<KeyLine> commandKeys(const Actions &actions)
{
    QList<KeyLine> lines;
    for (const QAction *action : actions.all()) {
        if (!action->shortcut().isEmpty())
            lines += {readLabel(action->text()), action->shortcut().toString(QKeySequence::NativeText)};
    }
    return lines;
}

//! Keys of the table and of the form, which are no commands.
QList<KeyLine> tableKeys()
{
    return {{Text::tr("Write over the cell"), Text::tr("Type")},
            {Text::tr("Empty the cell"), Text::tr("Backspace")},
            {Text::tr("Save, and to the cell below or above"), Text::tr("Return, Shift+Return")},
            {Text::tr("Save, and to the next or the previous cell"), Text::tr("Tab, Shift+Tab")},
            {Text::tr("Leave the cell as it was"), Text::tr("Esc")},
            {Text::tr("First and last row"), Text::tr("Ctrl+Home, Ctrl+End")},
            {Text::tr("Menu of the row"), Text::tr("Menu, Shift+F10")},
            {Text::tr("Open the row in the form"), Text::tr("Return")},
            {Text::tr("Back from the form to the table"), Text::tr("Esc")}};
}

void addSection(QFormLayout &form, const QString &title, const QList<KeyLine> &lines)
{
    auto *heading = new PlainLabel(title);
    theme::makeSection(heading);
    form.addRow(heading);
    for (const KeyLine &line : lines) {
        auto *keys = new PlainLabel(line.keys);
        keys->setForegroundRole(QPalette::PlaceholderText);
        form.addRow(new PlainLabel(line.does), keys);
    }
}

} // namespace

void showShortcuts(const Actions &actions, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(u"shortcutsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Keyboard shortcuts"));
    const int step = theme::step(dialog);
    auto *sheet = new QWidget;
    auto *form = new QFormLayout(sheet);
    form->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    form->setHorizontalSpacing(8 * step);
    form->setVerticalSpacing(step);
    addSection(*form, Text::tr("In the table and the form"), tableKeys());
    addSection(*form, Text::tr("Commands"), commandKeys(actions));
    auto *area = new QScrollArea;
    area->setWidget(sheet);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(sheet->sizeHint().width() + 4 * step);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeButton"_s);
    auto *rows = new QVBoxLayout(dialog);
    rows->addWidget(area);
    rows->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    const int most = parent->screen()->availableGeometry().height() * 4 / 5;
    dialog->resize(dialog->sizeHint().width(), qMin(most, sheet->sizeHint().height() + 16 * step));
    dialog->show();
}

} // namespace catalpa::ui

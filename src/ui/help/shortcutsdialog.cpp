// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/shortcutsdialog.h"

#include "base/text.h"

#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/text/plainlabel.h"
#include "ui/widgets/theme.h"
#include "ui/window/actions.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

void showShortcuts(const Actions &actions, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(u"shortcutsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Keyboard shortcuts"));
    auto *form = new QFormLayout(dialog);
    const int step = theme::step(dialog);
    form->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    form->setHorizontalSpacing(8 * step);
    form->setVerticalSpacing(step);
    for (const QAction *action : actions.all()) {
        if (action->shortcut().isEmpty())
            continue;
        auto *keys = new PlainLabel(action->shortcut().toString(QKeySequence::NativeText));
        keys->setForegroundRole(QPalette::PlaceholderText);
        form->addRow(new PlainLabel(readLabel(action->text())), keys);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeButton"_s);
    form->addRow(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->show();
}

} // namespace catalpa::ui

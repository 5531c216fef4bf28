// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/prompts.h"

#include "base/text.h"

#include "ui/widgets/typedconfirmation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! A box that shows its texts as they are, never as markup. QMessageBox makes its second label with the text for it.
QMessageBox *plainBox(QWidget *parent, const QString &title, const QString &heading, const QString &text)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::PlainText);
    box->setText(heading);
    box->setInformativeText(text);
    for (QLabel *label : box->findChildren<QLabel *>())
        label->setTextFormat(Qt::PlainText);
    return box;
}

} // namespace

void BoxPrompts::ask(QWidget *parent, const Question &question, std::function<void()> confirmed)
{
    if (!question.mustType.isEmpty()) {
        auto *guarded = new TypedConfirmation(question, parent);
        guarded->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(guarded, &QDialog::accepted, parent, [answer = std::move(confirmed)] { answer(); });
        return guarded->open();
    }
    auto *box = plainBox(parent, question.title, question.text, question.consequences);
    box->setObjectName(u"questionBox"_s);
    box->setIcon(question.dangerous ? QMessageBox::Warning : QMessageBox::Question);
    QPushButton *confirm = box->addButton(question.confirm, QMessageBox::AcceptRole);
    confirm->setProperty("danger", question.dangerous);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    if (!question.decline.isEmpty())
        cancel->setText(question.decline);
    if (question.declined)
        QObject::connect(box, &QDialog::rejected, parent, question.declined);
    box->setDefaultButton(question.dangerous ? cancel : confirm);
    box->setEscapeButton(cancel);
    QObject::connect(confirm, &QPushButton::clicked, parent, [answer = std::move(confirmed)] { answer(); });
    box->open();
}

void BoxPrompts::tell(QWidget *parent, const QString &title, const QString &heading, const QString &text)
{
    auto *box = plainBox(parent, title, heading, text);
    box->setObjectName(u"tellBox"_s);
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

void BoxPrompts::saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                          std::function<void(const QString &path)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, suggestion);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(suggestion).suffix());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [answer = std::move(chosen)](const QString &path) { answer(path); });
    dialog->open();
}

void BoxPrompts::openFile(QWidget *parent, const QString &title, const QString &kind,
                          std::function<void(const QString &path)> chosen)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({kind, Text::tr("All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [answer = std::move(chosen)](const QString &path) { answer(path); });
    dialog->open();
}

void BoxPrompts::openFolder(QWidget *parent, const QString &title, std::function<void(const QString &path)> chosen)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [answer = std::move(chosen)](const QString &path) { answer(path); });
    dialog->open();
}

void BoxPrompts::choosePrinter(QWidget *parent, const std::shared_ptr<QPrinter> &printer, int pages,
                               std::function<void()> chosen)
{
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange);
    dialog->setMinMax(1, pages);
    QObject::connect(dialog, &QDialog::accepted, parent, [printer, answer = std::move(chosen)] { answer(); });
    dialog->open();
}

} // namespace catalpa::ui

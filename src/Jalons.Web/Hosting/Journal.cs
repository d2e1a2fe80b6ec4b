using System.Text.Json.Nodes;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;

namespace Jalons.Web.Hosting;

/// <summary>Writes the journal of acts and of consultations.</summary>
/// <param name="db">Unit of work of the request: an act is written in its transaction.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="horloge">Clock.</param>
public sealed class Journal(JalonsDb db, AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge)
{
    /// <summary>Adds the line of an act to the unit of work; the caller saves once.</summary>
    public void Noter(string nature, string libelle, PersonneId? personne = null, DossierId? dossier = null, string? donnees = null) =>
        db.Actes.Add(Acte.De(courant.Agent, horloge.GetUtcNow(), nature, libelle, personne, dossier, donnees));

    /// <summary>Writes down at once that a file is being looked at.</summary>
    /// <param name="libelle">What is looked at, as the person will read it.</param>
    public Task ConsulterAsync(string libelle, PersonneId? personne, DossierId? dossier = null, CancellationToken annulation = default) =>
        EcrireAsync(Acte.Consultation, libelle, personne, dossier, annulation);

    /// <summary>Writes down at once what changes nothing else: a list taken out, a letter printed, a session closed.</summary>
    public async Task EcrireAsync(string nature, string libelle, PersonneId? personne = null, DossierId? dossier = null, CancellationToken annulation = default) =>
        await (await connexion.OuvrirAsync(annulation)).EcrireActeAsync(courant.Agent, horloge.GetUtcNow(), nature, libelle, personne, dossier, annulation);

    /// <summary>
    /// A refusal because somebody was faster, with who, when and what at its end: « Dernier changement : Claire Humbert, lundi 16 novembre 2026
    /// à 10 h, « Coordonnées modifiées ». »
    /// </summary>
    /// <param name="refus">What is refused.</param>
    /// <param name="personne">On whose file.</param>
    /// <param name="natures">Beginnings of the natures of the acts that change the same thing.</param>
    /// <param name="donnees">What the acts are about, when a person can have several of them (<see cref="Objet"/>).</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Refus> DireQuiAsync(
        Refus refus, PersonneId personne, IEnumerable<string> natures, string? donnees = null, CancellationToken annulation = default) =>
        await (await connexion.OuvrirAsync(annulation)).LireDernierActeAsync(personne, [.. natures], donnees, annulation) is { } acte
            ? refus with { Message = $"{refus.Message} Dernier changement : {acte.Auteur}, {acte.Quand.EnClair()}, « {acte.Libelle} »." }
            : refus;

    /// <summary>What an act is about, kept with its line: <c>{"rendezvous":12}</c>.</summary>
    public static string Objet(string nom, long numero) => new JsonObject { [nom] = numero }.ToJsonString();
}

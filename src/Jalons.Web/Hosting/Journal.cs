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
    public async Task ConsulterAsync(string libelle, PersonneId? personne, DossierId? dossier = null, CancellationToken annulation = default) =>
        await (await connexion.OuvrirAsync(annulation)).EcrireActeAsync(
            courant.Agent, horloge.GetUtcNow(), Acte.Consultation, libelle, personne, dossier, annulation);

    /// <summary>
    /// « Claire Humbert, lundi 16 novembre 2026 à 10 h »: who acted last on a file, said to whoever comes just after. Acts are told by the
    /// beginning of their nature.
    /// </summary>
    public async Task<string> DernierAuteurAsync(PersonneId personne, IEnumerable<string> natures, CancellationToken annulation = default) =>
        await (await connexion.OuvrirAsync(annulation)).LireDernierActeAsync(personne, [.. natures], annulation) is { } acte
            ? $"{acte.Auteur}, {acte.Quand.EnClair()}"
            : "quelqu’un d’autre";
}

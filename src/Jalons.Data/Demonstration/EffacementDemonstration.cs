using Jalons.Data.Socle;

namespace Jalons.Data.Demonstration;

/// <summary>Erases a demonstration, or an empty database, and nothing else.</summary>
public static class EffacementDemonstration
{
    /// <summary>Erases the embedded database that the environment names, after having looked at what it holds.</summary>
    /// <param name="avis">Receives what is worth telling the operator meanwhile.</param>
    /// <param name="annulation">Cancellation.</param>
    /// <exception cref="ErreurInstallation">It may hold real data, it is used by another program, or it lies on a server of <c>JALONS_DB</c>.</exception>
    public static async Task EffacerAsync(Action<string> avis, CancellationToken annulation = default)
    {
        if (Installation.EstSurServeur)
        {
            throw new ErreurInstallation(
                "--reset n’efface que la base embarquée, et JALONS_DB désigne un serveur : rien n’y a été effacé. Pour refaire la démonstration sur ce serveur, "
                + "supprimez et recréez vous-même sa base (DROP DATABASE puis CREATE DATABASE), après avoir vérifié ce qu’elle contient.");
        }

        if (Installation.TrouverDonnees() is not { } donnees)
        {
            return;
        }

        await RefuserLeReelAsync(donnees, avis, annulation);
        await Installation.EffacerAsync(avis, annulation);
    }

    /// <summary>What the database says decides; when it does not open, only the mark set for these very data allows to erase them.</summary>
    private static async Task RefuserLeReelAsync(string donnees, Action<string> avis, CancellationToken annulation)
    {
        try
        {
            if (await LireEtatAsync(avis, annulation) != EtatDemonstration.Etrangere)
            {
                return;
            }
        }
        catch (ErreurInstallation panne) when (TemoinDemonstration.EstPose(Depot.Domicile, donnees))
        {
            avis($"La démonstration ne s’ouvre pas, elle est effacée quand même. {panne.Message}");
            return;
        }
        catch (ErreurInstallation panne)
        {
            throw new ErreurInstallation(
                Refus("ne s’ouvre pas, et rien ne dit que c’est une démonstration", donnees) + $" Ce qui empêche de l’ouvrir : {panne.Message}", panne);
        }

        throw new ErreurInstallation(Refus("contient des données qui ne viennent pas de la démonstration", donnees));
    }

    private static async Task<EtatDemonstration> LireEtatAsync(Action<string> avis, CancellationToken annulation)
    {
        await using var installation = await Installation.OuvrirAsync(avis, annulation);
        return (await MarqueDemonstration.LireAsync(installation.Connexions, annulation)).Etat;
    }

    private static string Refus(string pourquoi, string donnees) =>
        $"La base de l’installation « {Depot.Domicile} » {pourquoi} : rien n’a été effacé. Pour une démonstration à côté, choisissez un autre dossier : "
        + $"JALONS_HOME=/chemin ./jalons demo. Si cette base ne sert plus à personne, sauvegardez-la, puis supprimez vous-même « {donnees} ».";
}
